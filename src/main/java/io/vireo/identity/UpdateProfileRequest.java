package io.vireo.identity;

import io.vireo.http.TextLength;
import io.vireo.identity.signup.SignUpRequest;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /c/{name}}: what is absent or null stays as it is. The same is acceptable as at sign-up.
 *
 * @param mname empty takes the middle name away
 * @param email is the account's when the link sent to it was opened
 */
public record UpdateProfileRequest(
        @TextLength(min = 1, max = 25)
        @Pattern(regexp = SignUpRequest.PLAIN)
        @Pattern(regexp = SignUpRequest.NOT_BLANK)
        @Nullable
        String fname,

        @TextLength(max = 25) @Pattern(regexp = SignUpRequest.PLAIN) @Nullable
        String mname,

        @TextLength(min = 1, max = 25)
        @Pattern(regexp = SignUpRequest.PLAIN)
        @Pattern(regexp = SignUpRequest.NOT_BLANK)
        @Nullable
        String lname,

        @TextLength(min = 3, max = 100) @Email @Pattern(regexp = SignUpRequest.VISIBLE) @Nullable
        String email) {

    /** What it holds is private. */
    @Override
    public String toString() {
        return "ProfileChange[REDACTED]";
    }
}
