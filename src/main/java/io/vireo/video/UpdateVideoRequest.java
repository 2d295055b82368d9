package io.vireo.video;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.ApiException;
import io.vireo.http.TextLength;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /v/{hashpath}}, with the constraints of a {@link CreateVideoRequest}. Null properties leave the value
 * unchanged. {@link TagName#listOf} checks the tags.
 */
public record UpdateVideoRequest(
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        @TextLength(min = 1, max = CreateVideoRequest.MAX_TITLE)
        @Pattern(regexp = CreateVideoRequest.TITLE)
        String title,

        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        @TextLength(max = CreateVideoRequest.MAX_DESCRIPTION)
        @Pattern(regexp = CreateVideoRequest.DESCRIPTION)
        String description,

        @Nullable @JsonSetter(nulls = Nulls.SET) @Pattern(regexp = Visibility.PATTERN)
        String visibility,

        @Nullable @JsonSetter(nulls = Nulls.SET) @Pattern(regexp = CommentsPolicy.PATTERN)
        String comments,

        @Nullable @JsonSetter(nulls = Nulls.SET) List<String> tags) {
    /**
     * Checks that the request changes at least one value.
     *
     * @throws ApiException if it does not
     */
    public void requireChange() {
        if (title == null && description == null && visibility == null && comments == null && tags == null) {
            throw ApiException.missingField("title");
        }
    }
}
