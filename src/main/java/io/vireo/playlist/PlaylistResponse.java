package io.vireo.playlist;

/**
 * A playlist as JSON.
 *
 * @param playlist its hash path; {@code ""} for the watch-later list
 * @param items the number of its videos; for others than its owner of the public ones
 * @param thumbnail the hash path of its first public video; {@code ""} if it has none
 * @param channel the username of its owner
 */
public record PlaylistResponse(
        String playlist, String title, String visibility, int items, String thumbnail, String channel) {}
