package io.vireo.comment;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/** The body of {@code PATCH /v/{hashpath}/comments/{id}}. */
public record EditCommentRequest(
        @TextLength(min = 1, max = CommentRequest.MAX_TEXT) @Pattern(regexp = CommentRequest.NOT_BLANK)
        String text) {}
