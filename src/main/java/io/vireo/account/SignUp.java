package io.vireo.account;

import io.vireo.http.Refusal;
import io.vireo.http.TextLength;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /sign_up}.
 *
 * @param username also stands in URL paths: no blanks around it, no dot segments, something visible
 * @param email kept in its canonical form, see {@link EmailForms}
 */
record SignUp(
        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String fname,

        @TextLength(max = 25) @Pattern(regexp = PLAIN) @Nullable
        String mname,

        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String lname,

        @TextLength(min = 1, max = 25)
        @Pattern(regexp = PLAIN)
        @Pattern(regexp = PATH_SEGMENT)
        @Pattern(regexp = NOT_BLANK)
        String username,

        @TextLength(min = 3, max = 100) @Email @Pattern(regexp = VISIBLE)
        String email,

        @NewPassword String password,
        int day,
        int month,
        int year) {
    /** None of the characters that the contract names, no control characters. */
    static final String PLAIN = AccountForm.PLAIN;

    /** Something of it can be seen. */
    static final String NOT_BLANK = AccountForm.NOT_BLANK;

    /** No control, format, private or unassigned characters and no blanks. */
    static final String VISIBLE = "[^\\p{C}\\s\\h\\v]*";

    /** Survives as one segment of a URL path, and cannot be mistaken for another name: no blanks at its ends, not "." or "..". */
    static final String PATH_SEGMENT = AccountForm.PATH_SEGMENT;

    private static final int FIRST_YEAR = 1900;

    SignUp {
        email = EmailForms.canonical(email);
    }

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
        throw Refusal.invalidField("birth");
    }
}
