package io.vireo.auth;

import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The authenticated caller of a request, from the claims of its token.
 *
 * @param channelId the key of the channel
 * @param username the username when the token was issued
 */
public record Caller(long channelId, String username) {
    /**
     * Returns the caller of a resource method with {@code @RolesAllowed}.
     *
     * @throws IllegalStateException if the method does not require a token
     */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof JsonWebToken token) {
            return new Caller(Long.parseLong(token.getSubject()), token.getName());
        }
        throw new IllegalStateException("The method does not require a token");
    }
}
