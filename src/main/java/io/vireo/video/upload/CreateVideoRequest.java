package io.vireo.video.upload;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import io.vireo.video.Visibility;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /upload}: title and description of the new video, and its visibility, public if null. The description may
 * contain line breaks, the title may not.
 */
public record CreateVideoRequest(
        @TextLength(min = 1, max = MAX_TITLE) @Pattern(regexp = TITLE)
        String title,

        @TextLength(max = MAX_DESCRIPTION) @Pattern(regexp = DESCRIPTION)
        String description,

        @Nullable @JsonSetter(nulls = Nulls.SET) @Pattern(regexp = Visibility.PATTERN)
        String visibility) {
    public static final int MAX_TITLE = 255;
    public static final int MAX_DESCRIPTION = 100_000;
    public static final String TITLE = "\\P{Cntrl}*[^\\p{Cntrl}\\s\\h]\\P{Cntrl}*";
    public static final String DESCRIPTION = "[\\P{Cntrl}\\r\\n\\t]*";
}
