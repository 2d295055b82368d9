package io.vireo.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call is refused for a reason of the catalogue. Thrown by any layer, turned into status and body by one mapper; it is an
 * expected course of things, so it has no stack trace and is not logged.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode reason;
    private final transient @Nullable Object response;
    private final @Nullable Duration retryAfter;

    public ApiException(ErrorCode reason) {
        this(reason, null, null);
    }

    /**
     * @param response what {@code response} holds instead of the reason's word, or null
     * @param retryAfter sent as {@code Retry-After}, in whole seconds rounded up, or null
     */
    protected ApiException(ErrorCode reason, @Nullable Object response, @Nullable Duration retryAfter) {
        super(reason.message(), null, false, false);
        this.reason = reason;
        this.response = response;
        this.retryAfter = retryAfter;
    }

    public static ApiException missingField(String name) {
        return new ApiException(CommonError.MISSING_FIELD, Map.of("missing-field", name), null);
    }

    public static ApiException invalidField(String name) {
        return new ApiException(CommonError.INVALID_FIELD, Map.of("invalid-field", name), null);
    }

    public ErrorCode reason() {
        return reason;
    }

    /** The HTTP status; the catalogue's unless a setting says otherwise. */
    public int status() {
        return reason.status();
    }

    public ApiResponse answer() {
        return new ApiResponse(response == null ? reason.code() : response, reason.message());
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
