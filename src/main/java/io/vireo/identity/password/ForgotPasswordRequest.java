package io.vireo.identity.password;

import io.vireo.http.TextLength;
import io.vireo.identity.EmailForms;
import io.vireo.identity.signup.SignUpRequest;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /password/forgot}. An invalid e-mail address is handled as an unknown address: 200. */
public record ForgotPasswordRequest(
        @TextLength(min = 1, max = 255) @Pattern(regexp = SignUpRequest.VISIBLE)
        String email) {
    public ForgotPasswordRequest {
        email = EmailForms.canonical(email);
    }
}
