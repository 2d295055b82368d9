package io.vireo.playlist;

import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Removes a deleted video from all playlists, in short transactions. Until then queries do not find it, because its row is gone. */
@Component
class ItemsOfVideo implements VideoCleanup {
    private static final int SLICE = 100;

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistItemRepository items;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "playlist-items-of-video";
    }

    @Override
    public void clean(long videoId) {
        List<Long> slice = items.playlistsWith(videoId, SLICE);
        while (!slice.isEmpty()) {
            List<Long> ascending = slice;
            transactions.required(() -> ascending.forEach(playlistId -> remove(playlistId, videoId)));
            slice = items.playlistsWith(videoId, SLICE);
        }
    }

    private void remove(long playlistId, long videoId) {
        playlists.lock(playlistId);
        int removed = items.remove(playlistId, videoId);
        playlists.addItems(playlistId, -removed, clock.millis());
    }
}
