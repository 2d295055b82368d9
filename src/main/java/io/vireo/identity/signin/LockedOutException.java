package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.IdentityError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Too many failed attempts of an address for a username; carries until when it is blocked. */
final class LockedOutException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Both ends are rounded up to whole seconds: who waits that long is let in. */
    LockedOutException(Instant until, Instant now) {
        this(ceiling(until), Duration.between(now, Instant.ofEpochSecond(ceiling(until))));
    }

    private LockedOutException(long until, Duration left) {
        super(
                IdentityError.SIGN_IN_BLOCKED,
                Map.of(
                        "blocked-until",
                        until,
                        "time-left",
                        left.plusNanos(999_999_999).toSeconds()),
                left);
    }

    private static long ceiling(Instant time) {
        return time.plusNanos(999_999_999).getEpochSecond();
    }
}
