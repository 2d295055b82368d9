package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.IdentityError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Too many failed attempts of an address for a username; carries until when it is blocked. */
final class LockedOutException extends ApiException {
    private static final long serialVersionUID = 1L;
    private static final long ALMOST_A_SECOND = 999_999_999;

    /** The end and the time that is left are each rounded up to whole seconds: a client that waits that long is let in. */
    LockedOutException(Instant until, Instant now) {
        super(
                IdentityError.SIGN_IN_BLOCKED,
                Map.of("blocked-until", ceiling(until), "time-left", secondsLeft(until, now)),
                Duration.between(now, until));
    }

    /** From now, not from the second that has begun: never more than the block lasts. */
    static long secondsLeft(Instant until, Instant now) {
        return Duration.between(now, until).plusNanos(ALMOST_A_SECOND).toSeconds();
    }

    private static long ceiling(Instant time) {
        return time.plusNanos(ALMOST_A_SECOND).getEpochSecond();
    }
}
