package io.vireo.http.error;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Turns a {@link ApiException} into its status, body and {@code Retry-After}. */
@Provider
public class ApiExceptionMapper implements ExceptionMapper<ApiException> {
    @Override
    public Response toResponse(ApiException apiException) {
        Response.ResponseBuilder response = Response.status(apiException.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(apiException.answer());
        apiException.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    /** Whole seconds, rounded up: a client that waits that long is not too early. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
