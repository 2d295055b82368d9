package io.vireo.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The authenticated caller of a request, from the claims of its token or from its session, and its role, which is never part of a token.
 *
 * @param channelId the key of the channel
 * @param username the username, when the token was issued
 * @param role the role of the account at the time of the request
 */
public record Caller(long channelId, String username, AccountRole role) implements Principal {
    /**
     * Returns the caller of a resource method with {@code @RolesAllowed}.
     *
     * @throws IllegalStateException if the method does not require a token
     */
    public static Caller of(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        if (principal instanceof Caller caller) {
            return caller;
        }
        if (principal instanceof JsonWebToken token) {
            return new Caller(Long.parseLong(token.getSubject()), token.getName(), role(security));
        }
        throw new IllegalStateException("The method does not require a token");
    }

    private static AccountRole role(SecurityContext security) {
        if (security.isUserInRole(Roles.ADMIN)) {
            return AccountRole.ADMIN;
        }
        return security.isUserInRole(Roles.MODERATOR) ? AccountRole.MODERATOR : AccountRole.USER;
    }

    @Override
    public String getName() {
        return username;
    }

    public boolean isModerator() {
        return role.isAtLeast(AccountRole.MODERATOR);
    }
}
