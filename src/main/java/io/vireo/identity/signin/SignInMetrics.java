package io.vireo.identity.signin;

import io.micrometer.core.instrument.Counter;
import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.identity.IdentityError;
import io.vireo.platform.Metrics;

/** Counts the outcomes of password checks, at sign-in and wherever a password is asked for again. */
final class SignInMetrics {
    static final Counter RIGHT = result("success");

    /** Counts lockouts of an address for a username. */
    static final Counter BLOCKS = Counter.builder("vireo.sign.in.lockouts")
            .description("Blocks that failed attempts have led to")
            .register(Metrics.registry());

    private static final Counter WRONG = result("invalid_credentials");
    private static final Counter BLOCKED = result("locked_out");
    private static final Counter LIMITED = result("rate_limited");
    private static final Counter BUSY = result("overloaded");

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

    private static Counter result(String result) {
        return Counter.builder("vireo.sign.ins")
                .description("Passwords that were given, at sign-in or to confirm something")
                .tag("result", result)
                .register(Metrics.registry());
    }
}
