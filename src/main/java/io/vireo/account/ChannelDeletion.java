package io.vireo.account;

import io.vireo.http.TextLength;

/** The body of {@code POST /c/{name}/delete}. */
record ChannelDeletion(
        @TextLength(max = 72, maxBytes = Passwords.MAX_BYTES, normalized = true)
        String password) {}
