package io.vireo.playlist;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.ApiException;
import io.vireo.http.TextLength;
import io.vireo.video.Visibility;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /p/{playlist}}. Null properties leave the value unchanged. */
record UpdatePlaylistRequest(
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        @TextLength(min = 1, max = CreatePlaylistRequest.MAX_TITLE)
        @Pattern(regexp = CreatePlaylistRequest.TITLE)
        String title,

        @Nullable @JsonSetter(nulls = Nulls.SET) @Pattern(regexp = Visibility.PATTERN)
        String visibility) {
    /**
     * Checks that the request changes at least one value.
     *
     * @throws ApiException if it does not
     */
    void requireChange() {
        if (title == null && visibility == null) {
            throw ApiException.missingField("title");
        }
    }
}
