package io.vireo.identity.signin;

import io.micrometer.core.instrument.Counter;
import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.identity.IdentityError;
import io.vireo.platform.Metrics;

/** Counts the outcomes of password checks, at sign-in and before operations that require the password again. */
final class SignInMetrics {
    static final Counter SUCCESS = result("success");

    /** Counts lockouts of an address for a username. */
    static final Counter LOCKOUTS = Counter.builder("vireo.sign.in.lockouts")
            .description("Lockouts after too many failed sign-ins")
            .register(Metrics.registry());

    private static final Counter INVALID_CREDENTIALS = result("invalid_credentials");
    private static final Counter LOCKED_OUT = result("locked_out");
    private static final Counter RATE_LIMITED = result("rate_limited");
    private static final Counter OVERLOADED = result("overloaded");

    private SignInMetrics() {}

    static void rejected(ErrorCode code) {
        if (code == IdentityError.SIGN_IN_REJECTED) {
            INVALID_CREDENTIALS.increment();
        } else if (code == IdentityError.SIGN_IN_BLOCKED) {
            LOCKED_OUT.increment();
        } else if (code == CommonError.TOO_MANY_REQUESTS) {
            RATE_LIMITED.increment();
        } else {
            OVERLOADED.increment();
        }
    }

    private static Counter result(String result) {
        return Counter.builder("vireo.sign.ins")
                .description("Password checks, at sign-in and before sensitive operations")
                .tag("result", result)
                .register(Metrics.registry());
    }
}
