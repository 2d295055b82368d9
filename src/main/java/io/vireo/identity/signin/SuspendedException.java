package io.vireo.identity.signin;

import io.vireo.auth.AuthError;
import io.vireo.http.ApiException;
import io.vireo.identity.StandingBody;
import java.util.Map;

/**
 * Thrown at a sign-in with the right password to a suspended channel. It contains the reason, the end, and a token that the owner can use
 * to appeal, to export the data and to delete the account.
 */
public final class SuspendedException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final String token;

    SuspendedException(StandingBody standing, String token) {
        super(
                AuthError.SUSPENDED,
                Map.of(
                        "suspended",
                        Map.of(
                                "reason",
                                standing.reason(),
                                "until",
                                standing.until(),
                                "deletion",
                                standing.deletion(),
                                "vtoken",
                                token)),
                null);
        this.token = token;
    }

    /** Returns the token for the owner. */
    public String token() {
        return token;
    }
}
