package io.vireo.auth;

import io.vireo.http.ApiResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** {@code /sign_out}: ends the session of the request, or revokes its token and ends the session with which it was issued. */
@Path("/sign_out")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignOutResource {
    @Inject
    SignOutService signOutService;

    @Inject
    Sessions sessions;

    /**
     * 200 {@code ""}; from now on requests with the token get {@code "bad-token"}. Other tokens of the channel remain valid.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.CHANNEL)
    @AllowedWhileRestricted
    public Response signOut(@Context SecurityContext security, @Context HttpServletRequest request) {
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            signOutService.revoke(token);
        } else {
            sessions.end(request);
        }
        Response.ResponseBuilder builder = Response.ok(ApiResponse.EMPTY);
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            builder.header(HttpHeaders.SET_COOKIE, sessions.removal(request));
        }
        return builder.build();
    }
}
