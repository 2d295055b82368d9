package io.vireo.identity.signin;

import io.vireo.http.TextLength;
import io.vireo.identity.password.PasswordHasher;
import jakarta.validation.constraints.Pattern;

/**
 * The body of {@code POST /sign_in}. Names and passwords that no account can have are refused before they count as an attempt.
 *
 * @param username as it was typed: keyboards of phones add a blank, see {@link #stripped}
 */
public record SignInRequest(
        @Pattern(regexp = BLANKS + "+.{0,25}" + BLANKS) String username,

        @TextLength(max = 72, maxBytes = PasswordHasher.MAX_BYTES, normalized = true)
        String password) {
    /** Made possessive where it begins a pattern: a long text of blanks takes no longer than others. */
    private static final String BLANKS = "(?s)[\\s\\h\\v\\x{FEFF}\\x{200B}]*";

    /** The username without the white space around it. */
    String stripped() {
        return username.replaceAll("^" + BLANKS + "|" + BLANKS + "$", "");
    }
}
