package io.vireo.playlist;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /p/{playlist}/v/{video}}. A place is relative to another video: two clients that move items at the same time
 * cannot mean different places.
 *
 * @param before the hash path of the video that follows the moved one; null: none, it becomes the last one
 */
record MoveItemRequest(
        @Nullable @JsonProperty(required = true) @JsonSetter(nulls = Nulls.SET) @Pattern(regexp = "[a-z0-9]{7}")
        String before) {}
