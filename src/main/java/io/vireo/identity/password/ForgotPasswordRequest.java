package io.vireo.identity.password;

import io.vireo.http.TextLength;
import io.vireo.identity.signup.SignUpRequest;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /password/forgot}. What can be no address is no account's: 200, like every address that no account has. */
record ForgotPasswordRequest(
        @TextLength(min = 1, max = 255) @Pattern(regexp = SignUpRequest.VISIBLE)
        String email) {}
