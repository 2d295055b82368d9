package io.vireo.auth;

import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, as its token says.
 *
 * @param channelId the channel's number
 * @param username the channel's name when the token was issued
 */
public record Caller(long channelId, String username) {
    /** The caller of a method that {@code @RolesAllowed} protects; elsewhere there is none and this fails. */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            return new Caller(Long.parseLong(token.getSubject()), token.getName());
        }
        throw new IllegalStateException("The method does not require a token");
    }
}
