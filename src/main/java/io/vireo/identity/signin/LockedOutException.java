package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.IdentityError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Thrown while a client address is locked out of a username after too many failed attempts; contains the end of the lockout. */
final class LockedOutException extends ApiException {
    private static final long serialVersionUID = 1L;
    private static final long ROUND_UP_NANOS = 999_999_999;

    /**
     * Creates the exception. The end and the remaining time are each rounded up to whole seconds, so a client that waits that long is
     * admitted.
     */
    LockedOutException(Instant until, Instant now) {
        super(
                IdentityError.SIGN_IN_BLOCKED,
                Map.of("blocked-until", ceiling(until), "time-left", secondsLeft(until, now)),
                Duration.between(now, until));
    }

    /** Returns the remaining seconds, counted from the exact current time, so that they never exceed the duration of the lockout. */
    static long secondsLeft(Instant until, Instant now) {
        return Duration.between(now, until).plusNanos(ROUND_UP_NANOS).toSeconds();
    }

    private static long ceiling(Instant time) {
        return time.plusNanos(ROUND_UP_NANOS).getEpochSecond();
    }
}
