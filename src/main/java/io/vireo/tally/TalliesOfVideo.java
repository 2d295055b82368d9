package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;

/** Removes the counters of a deleted video. */
@Component
class TalliesOfVideo implements VideoCleanup {
    @Inject
    TallyRepository tallies;

    @Override
    public String name() {
        return "tallies-of-video";
    }

    @Override
    public void clean(long videoId) {
        tallies.removeOfVideo(videoId);
    }
}
