package io.vireo.account;

import jakarta.json.bind.annotation.JsonbProperty;

/** The body of {@code POST /password/reset}: {@code reset_token}, which was mailed, and the new {@code password}. */
record PasswordReset(
        @JsonbProperty("reset_token") String resetToken,
        @NewPassword String password) {}
