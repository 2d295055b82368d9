package io.vireo.http;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Limits the length of a text in code points, as the database counts it; {@code @Size} counts UTF-16 units, so that an emoji is two.
 * Null is valid.
 */
@Documented
@Constraint(validatedBy = TextLength.Validator.class)
@Target({FIELD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TextLength {
    int min() default 0;

    int max();

    /** The maximum length in UTF-8 bytes. */
    int maxBytes() default Integer.MAX_VALUE;

    /** Whether the text is normalized to NFC before it is measured. */
    boolean normalized() default false;

    String message() default "is too short or too long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates the annotation. */
    class Validator implements ConstraintValidator<TextLength, String> {
        private int min;
        private int max;
        private int maxBytes;
        private boolean normalized;

        @Override
        public void initialize(TextLength length) {
            min = length.min();
            max = length.max();
            maxBytes = length.maxBytes();
            normalized = length.normalized();
        }

        @Override
        public boolean isValid(@Nullable String given, ConstraintValidatorContext context) {
            if (given == null) {
                return true;
            }
            String text = normalized ? Normalizer.normalize(given, Normalizer.Form.NFC) : given;
            int length = text.codePointCount(0, text.length());
            return length >= min && length <= max && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
        }
    }
}
