package io.vireo.http.error;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps an {@link ApiException} to its status, body and {@code Retry-After}. */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<ApiException> {
    @Override
    public Response toResponse(ApiException apiException) {
        Response.ResponseBuilder response = Response.status(apiException.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(apiException.response());
        apiException.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }
}
