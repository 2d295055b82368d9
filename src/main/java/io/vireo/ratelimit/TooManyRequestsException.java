package io.vireo.ratelimit;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.time.Duration;

/** Thrown when a rate limit is exceeded; contains the time until a token is available, for {@code Retry-After}. */
final class TooManyRequestsException extends ApiException {
    private static final long serialVersionUID = 1L;

    TooManyRequestsException(Duration wait) {
        super(CommonError.TOO_MANY_REQUESTS, null, wait);
    }
}
