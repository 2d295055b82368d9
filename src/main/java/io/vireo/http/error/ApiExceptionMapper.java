package io.vireo.http.error;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Maps an {@link ApiException} to its status, body and {@code Retry-After}. */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<ApiException> {
    @Override
    public Response toResponse(ApiException apiException) {
        Response.ResponseBuilder response = Response.status(apiException.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(apiException.response());
        apiException.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    /** Returns whole seconds, rounded up, so that a client does not retry too early. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
