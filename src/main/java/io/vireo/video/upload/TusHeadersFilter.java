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
 * What tus asks of every request and answer: a {@code POST} may stand for another method but {@code HEAD}, as in clients
 * that cannot send {@code PATCH}, and every answer names the version, those to refused requests too.
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
                // its answers have no body, for which the sender of a POST would wait
                throw CommonError.BAD_REQUEST.refusal();
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
