package io.vireo.identity.password;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of {@code POST /password/reset}: {@code reset_token}, which was mailed, and the new {@code password}. */
record ResetPasswordRequest(
        @JsonProperty("reset_token") String resetToken,
        @AcceptablePassword String password) {}
