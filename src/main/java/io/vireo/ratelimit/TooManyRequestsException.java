package io.vireo.ratelimit;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.time.Duration;

/** A limit is reached; carries when the next try has a chance. */
final class TooManyRequestsException extends ApiException {
    private static final long serialVersionUID = 1L;

    TooManyRequestsException(Duration wait) {
        super(CommonError.TOO_MANY_REQUESTS, null, wait);
    }
}
