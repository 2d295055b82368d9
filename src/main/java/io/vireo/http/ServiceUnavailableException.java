package io.vireo.http;

import java.time.Duration;

/** Signals that a required service is temporarily unavailable; the client may retry soon. */
public final class ServiceUnavailableException extends ApiException {
    private static final long serialVersionUID = 1L;
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    public ServiceUnavailableException() {
        super(CommonError.UNAVAILABLE, null, RETRY_AFTER);
    }
}
