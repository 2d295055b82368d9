package io.vireo.identity.signin;

import io.vireo.http.TextLength;
import io.vireo.identity.password.PasswordHasher;
import jakarta.validation.constraints.Pattern;

/**
 * The body of {@code POST /sign_in}. Usernames and passwords that no account can have are rejected without counting as an attempt.
 *
 * @param username as typed; phone keyboards may append a blank, see {@link #stripped}
 */
public record SignInRequest(
        @Pattern(regexp = BLANKS + "+.{0,25}" + BLANKS) String username,

        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES, normalized = true)
        String password) {
    /** Used possessively at the start of a pattern, so that matching a long run of blanks takes linear time. */
    private static final String BLANKS = "(?s)[\\s\\h\\v\\x{FEFF}\\x{200B}]*";

    /** Returns the username without leading and trailing white space. */
    String stripped() {
        return username.replaceAll("^" + BLANKS + "|" + BLANKS + "$", "");
    }
}
