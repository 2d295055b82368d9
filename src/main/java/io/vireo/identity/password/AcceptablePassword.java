package io.vireo.identity.password;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import io.vireo.http.TextLength;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Bean Validation constraint for a new password: 8 to 50 characters, at most 72 bytes in UTF-8 (bcrypt ignores the rest), no control
 * characters, not in the list of common passwords. All rules apply to the NFC form. Rules that depend on the account are in {@link
 * GuessablePassword}.
 */
@Documented
@Constraint(validatedBy = AcceptablePassword.Validator.class)
@TextLength(min = 8, max = 50, maxBytes = PasswordHasher.MAX_BYTES, normalized = true)
@Pattern(regexp = "\\P{Cntrl}*")
@ReportAsSingleViolation
@Target({FIELD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AcceptablePassword {
    String message() default "is not an acceptable password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Rejects passwords in the list of common passwords. */
    class Validator implements ConstraintValidator<AcceptablePassword, String> {
        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            return password == null || !CommonPasswords.has(PasswordHasher.normalized(password));
        }
    }
}
