package io.vireo.identity.deletion;

import io.vireo.http.TextLength;
import io.vireo.identity.password.PasswordHasher;

/** The body of {@code POST /c/{name}/delete}. */
public record DeleteChannelRequest(
        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES, normalized = true)
        String password) {}
