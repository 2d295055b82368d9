package io.vireo.identity.role;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/role}: changes the role of an account. */
@Path("/c/{name}/role")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RoleResource {
    @Inject
    RoleService roleService;

    @Inject
    ClientAddress clientAddress;

    /**
     * 200 with the role; 404 {@code "channel"}; 409 {@code "last-admin"}. A wrong password counts as a failed sign-in: 402 (or 401), 403
     * during a lockout.
     */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    public ApiResponse change(
            @PathParam("name") String name,
            @Valid RoleRequest request,
            @Context SecurityContext security,
            @Context HttpServletRequest http) {
        roleService.change(Caller.of(security), name, request, clientAddress.of(http));
        return ApiResponse.of(new RoleResponse(request.role()));
    }
}
