package io.vireo.identity;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import io.vireo.identity.signup.SignUpRequest;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /c/{name}}. Absent and null properties leave the value unchanged; the constraints are those of sign-up.
 *
 * @param mname an empty string removes the middle name
 * @param email becomes the address of the account when its verification link is opened
 */
public record UpdateProfileRequest(
        @TextLength(min = 1, max = 25)
        @Pattern(regexp = SignUpRequest.PLAIN)
        @Pattern(regexp = SignUpRequest.NOT_BLANK)
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        String fname,

        @TextLength(max = 25) @Pattern(regexp = SignUpRequest.PLAIN) @Nullable @JsonSetter(nulls = Nulls.SET)
        String mname,

        @TextLength(min = 1, max = 25)
        @Pattern(regexp = SignUpRequest.PLAIN)
        @Pattern(regexp = SignUpRequest.NOT_BLANK)
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        String lname,

        @TextLength(min = 3, max = 100)
        @Email
        @Pattern(regexp = SignUpRequest.VISIBLE)
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        String email) {

    public UpdateProfileRequest {
        email = EmailForms.canonical(email);
    }

    /** Omits the values, which are personal data. */
    @Override
    public String toString() {
        return "UpdateProfileRequest[REDACTED]";
    }
}
