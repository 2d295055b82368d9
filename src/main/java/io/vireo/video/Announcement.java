package io.vireo.video;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /upload}: what a video will be called. Lines may break in the description, not in the title. */
record Announcement(
        @TextLength(min = 1, max = MAX_TITLE) @Pattern(regexp = TITLE)
        String title,

        @TextLength(max = MAX_DESCRIPTION) @Pattern(regexp = DESCRIPTION)
        String description) {
    static final int MAX_TITLE = 255;
    static final int MAX_DESCRIPTION = 100_000;
    static final String TITLE = "\\P{Cntrl}*[^\\p{Cntrl}\\s\\h]\\P{Cntrl}*";
    static final String DESCRIPTION = "[\\P{Cntrl}\\r\\n\\t]*";
}
