package io.vireo.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call is refused for a reason of the catalogue. Thrown by any layer, turned into status and body by one mapper; it is an
 * expected course of things, so it has no stack trace and is not logged.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode reason;
    private final transient @Nullable Object response;
    private final @Nullable Duration retryAfter;

    public Refusal(ErrorCode reason) {
        this(reason, null, null);
    }

    /**
     * @param response what {@code response} holds instead of the reason's word, or null
     * @param retryAfter sent as {@code Retry-After}, in whole seconds rounded up, or null
     */
    protected Refusal(ErrorCode reason, @Nullable Object response, @Nullable Duration retryAfter) {
        super(reason.message(), null, false, false);
        this.reason = reason;
        this.response = response;
        this.retryAfter = retryAfter;
    }

    public static Refusal missingField(String name) {
        return new Refusal(CommonError.MISSING_FIELD, Map.of("missing-field", name), null);
    }

    public static Refusal invalidField(String name) {
        return new Refusal(CommonError.INVALID_FIELD, Map.of("invalid-field", name), null);
    }

    public ErrorCode reason() {
        return reason;
    }

    /** The HTTP status; the catalogue's unless a setting says otherwise. */
    public int status() {
        return reason.status();
    }

    Answer answer() {
        return new Answer(response == null ? reason.code() : response, reason.message());
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
