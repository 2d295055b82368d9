package io.vireo.comment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A comment as JSON for moderators.
 *
 * @param state {@code shown}, {@code held} or {@code removed}
 */
public record ModeratedComment(@JsonUnwrapped CommentBody comment, String state) {}
