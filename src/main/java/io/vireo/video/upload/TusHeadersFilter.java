package io.vireo.video.upload;

import io.vireo.http.CommonError;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Applies the tus rules that concern every request and response: {@code X-HTTP-Method-Override} on a {@code POST} for clients that cannot
 * send {@code PATCH} (any method but {@code HEAD}), and the version header on every response, including errors.
 */
@Provider
@PreMatching
public class TusHeadersFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String VERSION = "1.0.0";
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getHeaderString(OVERRIDE);
        if (isUpload(request) && method != null && request.getMethod().equals(HttpMethod.POST)) {
            if (method.strip().equals(HttpMethod.HEAD)) {
                // a HEAD response has no body, for which the client of a POST would wait
                throw CommonError.BAD_REQUEST.exception();
            }
            request.setMethod(method.strip());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isUpload(request)) {
            response.getHeaders().putSingle("Tus-Resumable", VERSION);
            response.getHeaders().putSingle("Tus-Version", VERSION);
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.equals("files") || path.startsWith("files/");
    }
}
