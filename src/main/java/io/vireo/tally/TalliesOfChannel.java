package io.vireo.tally;

import io.vireo.identity.ChannelCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the counters of a deleted channel. */
@ApplicationScoped
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
