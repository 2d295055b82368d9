package io.vireo.identity.signup;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vireo.http.ApiException;
import io.vireo.http.TextLength;
import io.vireo.identity.AccountConstraints;
import io.vireo.identity.EmailForms;
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
 * @param username is also used in URL paths: no surrounding blanks, no dot segments, at least one visible character
 * @param email stored in canonical form, see {@link EmailForms}
 */
public record SignUpRequest(
        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String fname,

        @TextLength(max = 25) @Pattern(regexp = PLAIN) @JsonSetter(nulls = Nulls.SET) @Nullable
        String mname,

        @TextLength(min = 1, max = 25) @Pattern(regexp = PLAIN) @Pattern(regexp = NOT_BLANK)
        String lname,

        @TextLength(min = 1, max = 25)
        @Pattern(regexp = PLAIN)
        @Pattern(regexp = PATH_SEGMENT)
        @Pattern(regexp = NOT_DOTS_ALONE)
        @Pattern(regexp = NOT_BLANK)
        String username,

        @TextLength(min = 3, max = 100) @Email @Pattern(regexp = VISIBLE)
        String email,

        @AcceptablePassword String password,

        @JsonDeserialize(using = NumericTextDeserializer.class)
        int day,

        @JsonDeserialize(using = NumericTextDeserializer.class)
        int month,

        @JsonDeserialize(using = NumericTextDeserializer.class)
        int year) {
    /** Contains neither the characters that the contract excludes nor control characters. */
    public static final String PLAIN = AccountConstraints.PLAIN;

    /** Contains at least one visible character. */
    public static final String NOT_BLANK = AccountConstraints.NOT_BLANK;

    /** Contains no control, format, private-use or unassigned characters and no blanks. */
    public static final String VISIBLE = "[^\\p{C}\\s\\h\\v]*";

    /** Can be used as one segment of a URL path without being altered: no leading or trailing white space, neither "." nor "..". */
    static final String PATH_SEGMENT = AccountConstraints.PATH_SEGMENT;

    static final String NOT_DOTS_ALONE = AccountConstraints.NOT_DOTS_ALONE;

    private static final int FIRST_YEAR = 1900;

    public SignUpRequest {
        email = EmailForms.canonical(email);
    }

    /**
     * Returns the birth date.
     *
     * @throws ApiException {@code invalid-field} {@code birth} if it is not a calendar date, before 1900, or not in the past
     */
    LocalDate birth(Clock clock) {
        try {
            LocalDate birth = LocalDate.of(year, month, day);
            if (birth.getYear() >= FIRST_YEAR && birth.isBefore(LocalDate.now(clock))) {
                return birth;
            }
        } catch (DateTimeException e) {
            // not a calendar date; rejected below
        }
        throw ApiException.invalidField("birth");
    }
}
