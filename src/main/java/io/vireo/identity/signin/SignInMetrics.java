package io.vireo.identity.signin;

import io.micrometer.core.instrument.Counter;
import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.identity.IdentityError;
import io.vireo.platform.Metrics;

/** How passwords were answered: at sign-in, and where one is asked for again. */
final class SignInMetrics {
    static final Counter RIGHT = outcome("right");

    /** Pairs of address and username that were blocked by a failed attempt. */
    static final Counter BLOCKS = Counter.builder("vireo.sign.in.lockouts")
            .description("Blocks that failed attempts have led to")
            .register(Metrics.registry());

    private static final Counter WRONG = outcome("wrong");
    private static final Counter BLOCKED = outcome("blocked");
    private static final Counter LIMITED = outcome("limited");
    private static final Counter BUSY = outcome("busy");

    private SignInMetrics() {}

    static void refused(ErrorCode code) {
        if (code == IdentityError.SIGN_IN_REJECTED) {
            WRONG.increment();
        } else if (code == IdentityError.SIGN_IN_BLOCKED) {
            BLOCKED.increment();
        } else if (code == CommonError.TOO_MANY_REQUESTS) {
            LIMITED.increment();
        } else {
            BUSY.increment();
        }
    }

    private static Counter outcome(String outcome) {
        return Counter.builder("vireo.sign.ins")
                .description("Passwords that were given, at sign-in or to confirm something")
                .tag("outcome", outcome)
                .register(Metrics.registry());
    }
}
