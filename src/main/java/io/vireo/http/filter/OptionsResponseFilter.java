package io.vireo.http.filter;

import io.vireo.http.ApiResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Replaces Jersey's text response to {@code OPTIONS}, which repeats the {@code Allow} header, by the API's JSON object. */
@Provider
public class OptionsResponseFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && response.getStatusInfo().getFamily() == Status.Family.SUCCESSFUL
                && response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            response.setStatusInfo(Status.OK);
            response.setEntity(ApiResponse.EMPTY, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
