package io.vireo.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vireo.http.TextLength;

/** The body of {@code POST /password/change}: {@code old} and {@code new}. */
record PasswordChange(
        @TextLength(max = 72, maxBytes = Passwords.MAX_BYTES)
        String old,

        @JsonProperty(PasswordChange.NEW) @NewPassword String chosen) {
    static final String NEW = "new";
}
