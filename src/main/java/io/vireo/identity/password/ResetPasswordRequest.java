package io.vireo.identity.password;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of {@code POST /password/reset}: the mailed {@code reset_token} and the new {@code password}. */
record ResetPasswordRequest(
        @JsonProperty("reset_token") String resetToken,
        @AcceptablePassword String password) {}
