package io.vireo.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The JAX-RS security context of an authenticated request: the principal is the {@link JsonWebToken}, or the {@link Caller} of
 * a session. The role of the account comes from the database, never from the token.
 */
record TokenSecurityContext(Principal principal, AccountState account, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return switch (role) {
            case Roles.CHANNEL ->
                !(principal instanceof JsonWebToken token) || token.getGroups().contains(Roles.CHANNEL);
            case Roles.MODERATOR -> account.role().isAtLeast(AccountRole.MODERATOR);
            case Roles.ADMIN -> account.role() == AccountRole.ADMIN;
            default -> false;
        };
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
