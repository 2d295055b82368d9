package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.identity.IdentityError;
import java.util.Map;

/** Thrown for a wrong username or password; contains the number of attempts left before the lockout. */
final class SignInRejectedException extends ApiException {
    private static final long serialVersionUID = 1L;
    private final int status;

    SignInRejectedException(int attemptsLeft, int status) {
        super(IdentityError.SIGN_IN_REJECTED, Map.of("try-left", attemptsLeft), null);
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
