package io.vireo.playlist;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Sizes of playlists.
 *
 * @param maxPlaylists the maximum number of playlists of a channel
 * @param maxItems the maximum number of videos of a playlist
 */
@SettingsRecord
record PlaylistSettings(int maxPlaylists, int maxItems) {
    private static final int MAX = 100_000;

    static PlaylistSettings from(Settings settings) {
        return new PlaylistSettings((int) settings.number("vireo.playlist.max-playlists", 1, MAX), (int)
                settings.number("vireo.playlist.max-items", 1, MAX));
    }
}
