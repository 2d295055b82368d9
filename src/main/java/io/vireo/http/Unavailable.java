package io.vireo.http;

import java.time.Duration;

/** A part that the service needs is away; the client may try again soon. */
public final class Unavailable extends Refusal {
    private static final long serialVersionUID = 1L;
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    public Unavailable() {
        super(CommonError.UNAVAILABLE, null, RETRY_AFTER);
    }
}
