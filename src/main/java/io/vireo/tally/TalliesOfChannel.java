package io.vireo.tally;

import io.vireo.identity.ChannelCleanup;
import io.vireo.platform.Component;
import jakarta.inject.Inject;

/** Removes the counters of a deleted channel. */
@Component
class TalliesOfChannel implements ChannelCleanup {
    @Inject
    TallyRepository tallies;

    @Override
    public String name() {
        return "tallies-of-channel";
    }

    @Override
    public void clean(long channelId) {
        tallies.removeOfChannel(channelId);
    }
}
