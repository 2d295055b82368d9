package io.vireo.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The JAX-RS security context of an authenticated request: the principal is the {@link JsonWebToken}, the roles are its groups. */
record TokenSecurityContext(JsonWebToken token, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.getGroups().contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
