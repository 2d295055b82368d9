package io.vireo.http.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Normalizes the response type to {@code application/json} without {@code charset} (RFC 8259, section 8.1), however the client writes
 * its {@code Accept}: Jersey would copy the client's {@code charset}, and finds no writer for {@code APPLICATION/JSON}.
 */
@Provider
public class JsonContentTypeFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null
                && type.getSubtype().equalsIgnoreCase(MediaType.APPLICATION_JSON_TYPE.getSubtype())
                && !type.toString().equals(MediaType.APPLICATION_JSON)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
