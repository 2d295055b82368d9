package io.vireo.http;

import java.time.Duration;

/** A part that the service needs is away; the client may try again soon. */
public final class ServiceUnavailableException extends ApiException {
    private static final long serialVersionUID = 1L;
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    public ServiceUnavailableException() {
        super(CommonError.UNAVAILABLE, null, RETRY_AFTER);
    }
}
