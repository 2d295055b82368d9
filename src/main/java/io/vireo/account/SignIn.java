package io.vireo.account;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/**
 * The body of {@code POST /sign_in}. Names and passwords that no account can have are refused before they count as an attempt.
 *
 * @param username as it was typed: keyboards of phones add a blank, see {@link #stripped}
 */
record SignIn(
        @Pattern(regexp = BLANKS + "+.{0,25}" + BLANKS) String username,

        @TextLength(max = 72, maxBytes = Passwords.MAX_BYTES, normalized = true)
        String password) {
    /** Made possessive where it begins a pattern: a long text of blanks takes no longer than others. */
    private static final String BLANKS = "(?s)[\\s\\h\\v\\x{FEFF}\\x{200B}]*";

    /** The username without the white space around it. */
    String stripped() {
        return username.replaceAll("^" + BLANKS + "|" + BLANKS + "$", "");
    }
}
