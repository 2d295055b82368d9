package io.vireo.account;

import io.vireo.http.TextLength;

/** The body of {@code POST /sign_in}. Names and passwords that no account can have are refused before they count as an attempt. */
record SignIn(
        @TextLength(max = 25) String username,

        @TextLength(max = 72, maxBytes = Passwords.MAX_BYTES)
        String password) {}
