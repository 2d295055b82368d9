package io.vireo.identity.signup;

import io.vireo.http.ApiException;
import io.vireo.http.TextLength;
import io.vireo.identity.AccountConstraints;
import io.vireo.identity.password.AcceptablePassword;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /sign_up}.
 *
 * @param username also stands in URL paths: no blanks around it, no dot segments, nothing invisible
 */
public record SignUpRequest(
        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String fname,

        @TextLength(max = 25) @Pattern(regexp = PLAIN) @Nullable
        String mname,

        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String lname,

        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = PATH_SEGMENT)
        String username,

        @TextLength(min = 3, max = 100) @Email @Pattern(regexp = VISIBLE)
        String email,

        @AcceptablePassword String password,
        int day,
        int month,
        int year) {
    /** None of the characters that the contract names, no control characters. */
    public static final String PLAIN = AccountConstraints.PLAIN;

    public static final String NOT_BLANK = "(?s).*[^\\s\\h\\v].*";

    /** No control, format, private or unassigned characters and no blanks. */
    public static final String VISIBLE = "[^\\p{C}\\s\\h\\v]*";

    /** Survives as one segment of a URL path, and cannot be mistaken for another name: no blanks at its ends, not "." or "..". */
    static final String PATH_SEGMENT = AccountConstraints.PATH_SEGMENT;

    private static final int FIRST_YEAR = 1900;

    /** The birth date; refused as {@code birth} when it is no calendar date, before 1900, or not in the past. */
    LocalDate birth(Clock clock) {
        try {
            LocalDate birth = LocalDate.of(year, month, day);
            if (birth.getYear() >= FIRST_YEAR && birth.isBefore(LocalDate.now(clock))) {
                return birth;
            }
        } catch (DateTimeException e) {
            // no such day; answered below
        }
        throw ApiException.invalidField("birth");
    }
}
