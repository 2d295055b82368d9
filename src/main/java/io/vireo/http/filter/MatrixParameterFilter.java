package io.vireo.http.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Disables matrix parameters: a semicolon in a path is an ordinary character, as in a search text; Jersey would drop it and what
 * follows.
 */
@Provider
@PreMatching
public class MatrixParameterFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        if (uri.getRawPath().contains(";")) {
            request.setRequestUri(UriBuilder.fromUri(uri)
                    .replacePath(uri.getRawPath().replace(";", "%3B"))
                    .build());
        }
    }
}
