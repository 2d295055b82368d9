package io.vireo.video;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /upload}: what a video will be called. Lines may break in the description, not in the title. */
record Announcement(
        @TextLength(min = 1, max = 255) @Pattern(regexp = "\\P{Cntrl}*[^\\p{Cntrl}\\s\\h]\\P{Cntrl}*")
        String title,

        @TextLength(max = 100_000) @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*")
        String description) {}
