package io.vireo.identity.password;

import jakarta.json.bind.annotation.JsonbProperty;

/** The body of {@code POST /password/reset}: {@code reset_token}, which was mailed, and the new {@code password}. */
record ResetPasswordRequest(
        @JsonbProperty("reset_token") String resetToken,
        @AcceptablePassword String password) {}
