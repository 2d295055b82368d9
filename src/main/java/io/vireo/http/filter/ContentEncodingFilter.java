package io.vireo.http.filter;

import io.vireo.http.CommonError;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Rejects requests with a {@code Content-Encoding}: a compressed body would be parsed as malformed JSON or stored as is. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class ContentEncodingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw CommonError.UNSUPPORTED_MEDIA_TYPE.exception();
        }
    }
}
