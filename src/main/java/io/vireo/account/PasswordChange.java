package io.vireo.account;

import io.vireo.http.TextLength;
import jakarta.json.bind.annotation.JsonbProperty;

/** The body of {@code POST /password/change}: {@code old} and {@code new}. */
record PasswordChange(
        @TextLength(max = 72, maxBytes = Passwords.MAX_BYTES, normalized = true)
        String old,

        @JsonbProperty(PasswordChange.NEW) @NewPassword String chosen) {
    static final String NEW = "new";
}
