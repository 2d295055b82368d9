package io.vireo.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of {@code POST /password/reset}: {@code reset_token}, which was mailed, and the new {@code password}. */
record PasswordReset(
        @JsonProperty("reset_token") String resetToken,
        @NewPassword String password) {}
