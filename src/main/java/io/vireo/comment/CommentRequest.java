package io.vireo.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v/{hashpath}/comments}. The text is plain and stored unchanged.
 *
 * @param replyTo the id of the answered comment; null for a new thread
 */
public record CommentRequest(
        @TextLength(min = 1, max = MAX_TEXT) @Pattern(regexp = NOT_BLANK)
        String text,

        @JsonProperty("reply-to") @JsonSetter(nulls = Nulls.SET) @Nullable @TextLength(max = 64)
        String replyTo) {
    static final int MAX_TEXT = 5000;

    /** Contains a character other than white space and control characters. */
    static final String NOT_BLANK = "[\\s\\h\\v\\p{Cntrl}]*+[^\\s\\h\\v\\p{Cntrl}](?s:.*)";
}
