package io.vireo.video.upload;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /upload}: title and description of the new video. The description may contain line breaks, the title may not. */
public record CreateVideoRequest(
        @TextLength(min = 1, max = MAX_TITLE) @Pattern(regexp = TITLE)
        String title,

        @TextLength(max = MAX_DESCRIPTION) @Pattern(regexp = DESCRIPTION)
        String description) {
    public static final int MAX_TITLE = 255;
    public static final int MAX_DESCRIPTION = 100_000;
    public static final String TITLE = "\\P{Cntrl}*[^\\p{Cntrl}\\s\\h]\\P{Cntrl}*";
    public static final String DESCRIPTION = "[\\P{Cntrl}\\r\\n\\t]*";
}
