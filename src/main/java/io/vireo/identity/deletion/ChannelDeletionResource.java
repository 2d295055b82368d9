package io.vireo.identity.deletion;

import io.vireo.auth.AllowedWhileRestricted;
import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/delete}: deletes an account. */
@Path("/c/{name}/delete")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelDeletionResource {
    @Inject
    ChannelDeletionService deletions;

    @Inject
    ClientAddress clientAddress;

    /**
     * 200 {@code ""} after all data of the account was removed; 403 {@code "not-owner"}; 404 {@code "channel"}. A wrong password counts as
     * a failed sign-in: 402 (or 401), 403 during a lockout.
     */
    @POST
    @RolesAllowed(Roles.CHANNEL)
    @AllowedWhileRestricted
    public ApiResponse delete(
            @PathParam("name") String name,
            @Valid DeleteChannelRequest deletion,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        deletions.delete(Caller.of(security), name, deletion.password(), clientAddress.of(request));
        return ApiResponse.EMPTY;
    }
}
