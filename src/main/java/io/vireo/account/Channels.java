package io.vireo.account;

import io.vireo.http.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds channels for the other features. */
@ApplicationScoped
public class Channels {
    @Inject
    ChannelRepository channels;

    /** The number of the channel with this name, regardless of case; refuses with {@link Reason#NO_CHANNEL}. */
    public long idOf(String name) {
        return channels.byUsername(name).orElseThrow(Reason.NO_CHANNEL::refusal).id();
    }

    /** Refuses with {@link Reason#NO_CHANNEL} a name that no channel has but that the database would take for another. */
    public static void requirePossible(String name) {
        if (!ChannelRepository.isPossible(name)) {
            throw Reason.NO_CHANNEL.refusal();
        }
    }
}
