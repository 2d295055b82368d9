package io.vireo.limit;

import io.vireo.http.CommonError;
import io.vireo.http.Refusal;
import java.time.Duration;

/** A limit is reached; carries when the next try has a chance. */
final class TooManyRequests extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyRequests(Duration wait) {
        super(CommonError.TOO_MANY_REQUESTS, null, wait);
    }
}
