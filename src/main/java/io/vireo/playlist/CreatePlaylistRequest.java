package io.vireo.playlist;

import io.vireo.http.TextLength;
import io.vireo.video.Visibility;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /me/playlists}. The title has one line. */
public record CreatePlaylistRequest(
        @TextLength(min = 1, max = MAX_TITLE) @Pattern(regexp = TITLE)
        String title,

        @Pattern(regexp = Visibility.PATTERN) String visibility) {
    static final int MAX_TITLE = 120;
    static final String TITLE = "\\P{Cntrl}*[^\\p{Cntrl}\\s\\h]\\P{Cntrl}*";
}
