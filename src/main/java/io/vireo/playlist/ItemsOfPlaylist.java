package io.vireo.playlist;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.Cleanup;
import jakarta.inject.Inject;

/** Removes the items of a deleted playlist, in short transactions. */
@Component
class ItemsOfPlaylist implements Cleanup {
    private static final int SLICE = 500;

    @Inject
    PlaylistItemRepository items;

    @Override
    public String name() {
        return "items-of-playlist";
    }

    /** @param subject the key of the playlist */
    @Override
    public void clean(String subject) {
        long playlistId = Long.parseLong(subject);
        int removed;
        do {
            removed = items.removeSome(playlistId, SLICE);
        } while (removed == SLICE);
    }
}
