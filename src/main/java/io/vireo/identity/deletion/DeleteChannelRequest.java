package io.vireo.identity.deletion;

import io.vireo.http.TextLength;
import io.vireo.identity.password.PasswordHasher;

/** The body of {@code POST /c/{name}/delete}. */
record DeleteChannelRequest(
        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES)
        String password) {}
