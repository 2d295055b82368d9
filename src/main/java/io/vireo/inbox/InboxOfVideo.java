package io.vireo.inbox;

import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;

/** Removes the notices about a deleted video. */
@Component
class InboxOfVideo implements VideoCleanup {
    @Inject
    InboxCleanupRepository rows;

    @Override
    public String name() {
        return "inbox-of-video";
    }

    @Override
    public void clean(long videoId) {
        int removed;
        do {
            removed = rows.removeSomeOfVideo(videoId);
        } while (removed > 0);
    }
}
