package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.video.VideoPublished;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Gives a new video the heat of one like, so that it can be found beside those that have been watched. */
@Component
class HeatOfPublication {
    @Inject
    Tallies tallies;

    @Inject
    HeatSettings settings;

    void add(@Observes VideoPublished video) {
        tallies.add(TallyKind.HEAT, video.videoId(), (int) settings.like());
    }
}
