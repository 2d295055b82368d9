package io.vireo.identity.password;

import io.vireo.auth.AllowedWhileRestricted;
import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.auth.Sessions;
import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import io.vireo.identity.signin.TokenResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /password/change}. */
@Path("/password/change")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasswordChangeResource {
    @Inject
    PasswordService passwords;

    @Inject
    ClientAddress clientAddress;

    @Inject
    Sessions sessions;

    /**
     * 200 with a new token, which replaces all earlier tokens; a wrong {@code old} counts as a failed sign-in: 402 (or 401), 403 during a
     * lockout.
     */
    @POST
    @RolesAllowed(Roles.CHANNEL)
    @AllowedWhileRestricted
    public Response change(
            @Valid ChangePasswordRequest body, @Context SecurityContext security, @Context HttpServletRequest request) {
        String token = passwords.change(Caller.of(security), body, clientAddress.of(request));
        Response.ResponseBuilder builder = Response.ok(ApiResponse.of(new TokenResponse(token)));
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            builder.header(HttpHeaders.SET_COOKIE, sessions.renew(token, request));
        }
        return builder.build();
    }
}
