package io.vireo.identity.password;

import io.vireo.http.TextLength;
import jakarta.json.bind.annotation.JsonbProperty;

/** The body of {@code POST /password/change}: {@code old} and {@code new}. */
record ChangePasswordRequest(
        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES)
        String old,

        @JsonbProperty(ChangePasswordRequest.NEW) @AcceptablePassword
        String chosen) {
    static final String NEW = "new";
}
