package io.vireo.account;

import io.vireo.http.Refusal;
import java.util.Map;

/** Wrong username or password; carries how many attempts are left before the block. */
final class SignInRejected extends Refusal {
    private static final long serialVersionUID = 1L;
    private final int status;

    SignInRejected(int triesLeft, int status) {
        super(IdentityError.SIGN_IN_REJECTED, Map.of("try-left", triesLeft), null);
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
