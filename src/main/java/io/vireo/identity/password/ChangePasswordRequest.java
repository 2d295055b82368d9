package io.vireo.identity.password;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vireo.http.TextLength;

/** The body of {@code POST /password/change}: {@code old} and {@code new}. */
public record ChangePasswordRequest(
        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES, normalized = true)
        String old,

        @JsonProperty(ChangePasswordRequest.NEW) @AcceptablePassword
        String chosen) {
    static final String NEW = "new";
}
