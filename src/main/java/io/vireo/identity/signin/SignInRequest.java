package io.vireo.identity.signin;

import io.vireo.http.TextLength;
import io.vireo.identity.password.PasswordHasher;

/** The body of {@code POST /sign_in}. Names and passwords that no account can have are refused before they count as an attempt. */
public record SignInRequest(
        @TextLength(max = 25) String username,

        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES)
        String password) {}
