package io.vireo.tally;

import io.vireo.video.VideoCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the counters of a deleted video. */
@ApplicationScoped
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
