package io.vireo.auth;

import io.vireo.http.CommonError;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the token of calls whose method has {@code @RolesAllowed}; the others ignore it. {@code Authorization: <jwt>} and
 * {@code Authorization: Bearer <jwt>} are both accepted.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@Dependent
public class AuthenticationFilter implements ContainerRequestFilter {
    private static final String BEARER = "Bearer";

    @Inject
    Tokens tokens;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            return;
        }
        JsonWebToken token = tokens.verify(credentials(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        TokenSecurityContext security =
                new TokenSecurityContext(token, request.getSecurityContext().isSecure());
        request.setSecurityContext(security);
        if (Arrays.stream(allowed.value()).noneMatch(security::isUserInRole)) {
            throw CommonError.FORBIDDEN.refusal();
        }
    }

    private static String credentials(@Nullable String header) {
        String value = header == null ? "" : header.strip();
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String rest = value.substring(BEARER.length());
            value = rest.isEmpty() || Character.isWhitespace(rest.charAt(0)) ? rest.strip() : value;
        }
        if (value.isEmpty()) {
            throw AuthError.TOKEN.refusal();
        }
        return value;
    }
}
