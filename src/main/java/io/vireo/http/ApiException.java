package io.vireo.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a request is rejected with an {@link ErrorCode}. Any layer may throw it; {@code ApiExceptionMapper} turns it into
 * status and body. It is an expected outcome, so it has no stack trace and is not logged.
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
     * @param response the value of {@code response} in the body instead of the error code, or null
     * @param retryAfter the value of {@code Retry-After}, rounded up to whole seconds, or null
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

    /** Returns the HTTP status: that of the error code unless a setting overrides it. */
    public int status() {
        return reason.status();
    }

    public ApiResponse response() {
        return new ApiResponse(response == null ? reason.code() : response, reason.message());
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the value of {@code Retry-After} in seconds, rounded up, so that a client does not retry too early; empty without one. */
    public Optional<Long> retryAfterSeconds() {
        return retryAfter().map(wait -> wait.plusNanos(999_999_999).toSeconds());
    }
}
