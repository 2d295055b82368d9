package io.vireo.account;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /password/forgot}. What can be no address is no account's: 200, like every address that no account has. */
record ForgottenPassword(
        @TextLength(min = 1, max = 255) @Pattern(regexp = SignUp.VISIBLE)
        String email) {
    ForgottenPassword {
        email = EmailForms.canonical(email);
    }
}
