package io.vireo.history;

import io.vireo.video.VideoCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes a deleted video from all histories. */
@ApplicationScoped
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
