package io.vireo.video;

import io.vireo.http.ApiException;
import io.vireo.http.TextLength;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v/{hashpath}}, under the rules of an {@link CreateVideoRequest}; what is null stays as it is. */
public record UpdateVideoRequest(
        @Nullable @TextLength(min = 1, max = CreateVideoRequest.MAX_TITLE) @Pattern(regexp = CreateVideoRequest.TITLE)
        String title,

        @Nullable
        @TextLength(max = CreateVideoRequest.MAX_DESCRIPTION)
        @Pattern(regexp = CreateVideoRequest.DESCRIPTION)
        String description) {
    /** Refuses an edit that changes nothing. */
    public void requireSomething() {
        if (title == null && description == null) {
            throw ApiException.missingField("title");
        }
    }
}
