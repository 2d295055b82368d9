package io.vireo.playlist;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of playlists. */
enum PlaylistLimit implements RateLimit {
    /** Created, changed and deleted playlists per account. */
    PLAYLISTS_ACCOUNT("playlists.account"),
    /** Added, moved and removed videos per account. */
    ITEMS_ACCOUNT("playlist-items.account");

    private final String id;

    PlaylistLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
