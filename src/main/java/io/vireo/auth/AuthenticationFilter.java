package io.vireo.auth;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the access annotations {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of the method, or else of its class.
 * The token of a {@code @RolesAllowed} call is verified, and the standing of its channel must allow the call; other calls ignore it.
 * {@code Authorization: <jwt>} and {@code Authorization: Bearer <jwt>} are both accepted; without the header, the cookie of
 * {@link Sessions}.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@Dependent
public class AuthenticationFilter implements ContainerRequestFilter {
    private static final String BEARER = "Bearer";
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<Class<? extends Annotation>> STRICTEST_FIRST =
            List.of(DenyAll.class, RolesAllowed.class, PermitAll.class);

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Inject
    Tokens tokens;

    @Inject
    Sessions sessions;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Annotation access = access(resource.getResourceMethod());
        if (access instanceof DenyAll) {
            throw CommonError.FORBIDDEN.exception();
        }
        if (!(access instanceof RolesAllowed allowed)) {
            return;
        }
        Tokens.Verified verified = verify(request);
        TokenSecurityContext security = new TokenSecurityContext(
                verified.principal(),
                verified.account(),
                request.getSecurityContext().isSecure());
        request.setSecurityContext(security);
        requireUnrestricted(verified.account().standing(), request.getMethod());
        if (Arrays.stream(allowed.value()).noneMatch(security::isUserInRole)) {
            throw CommonError.FORBIDDEN.exception();
        }
    }

    /** Rejects calls that the standing of the channel does not allow. */
    private void requireUnrestricted(Standing standing, String method) {
        boolean isAllowed = resource.getResourceMethod().isAnnotationPresent(AllowedWhileRestricted.class)
                || (standing == Standing.FROZEN && READING.contains(method));
        if (!isAllowed) {
            standing.requireActive();
        }
    }

    /** Returns the annotation of the method, or else of its class (Jakarta Annotations 2.1, 2.10 to 2.12); null if neither has one. */
    private static @Nullable Annotation access(Method method) {
        Annotation own = accessOf(method);
        return own != null ? own : accessOf(method.getDeclaringClass());
    }

    /** Returns the strictest access annotation of an element; null if it has none. */
    private static @Nullable Annotation accessOf(AnnotatedElement element) {
        for (Class<? extends Annotation> type : STRICTEST_FIRST) {
            Annotation found = element.getAnnotation(type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Verifies the token of the header, or else the session cookie, which does not authenticate changes that another site requests. */
    private Tokens.Verified verify(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String cookie = header == null ? Sessions.cookie(request::getHeaderString) : null;
        if (cookie == null) {
            return tokens.verify(credentials(header));
        }
        if (!SAFE.contains(request.getMethod())) {
            Sessions.requireSameOrigin(request::getHeaderString);
        }
        return sessions.verify(cookie);
    }

    /** @throws ApiException {@link AuthError#TOKEN} if the header is absent or blank */
    static String credentials(@Nullable String header) {
        String value = header == null ? "" : header.strip();
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String rest = value.substring(BEARER.length());
            value = rest.isEmpty() || Character.isWhitespace(rest.charAt(0)) ? rest.strip() : value;
        }
        if (value.isEmpty()) {
            throw AuthError.TOKEN.exception();
        }
        return value;
    }
}
