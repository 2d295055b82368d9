package io.vireo.history;

import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;

/** Removes a deleted video from all histories. */
@Component
class HistoryOfVideo implements VideoCleanup {
    @Inject
    HistoryService history;

    @Override
    public String name() {
        return "history-of-video";
    }

    @Override
    public void clean(long videoId) {
        history.removeOfVideo(videoId);
    }
}
