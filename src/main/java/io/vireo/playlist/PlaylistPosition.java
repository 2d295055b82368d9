package io.vireo.playlist;

import java.util.List;

/**
 * A position in a playlist, the content of a cursor.
 *
 * @param numbering the numbering of the playlist that the rank belongs to
 * @param rank the rank of the last item of the page
 * @param videoId the key of that video
 */
record PlaylistPosition(int numbering, long rank, long videoId) {
    static PlaylistPosition of(List<String> keys) {
        return new PlaylistPosition(
                Integer.parseInt(keys.get(0)), Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
    }

    List<String> keys() {
        return List.of(Integer.toString(numbering), Long.toString(rank), Long.toString(videoId));
    }
}
