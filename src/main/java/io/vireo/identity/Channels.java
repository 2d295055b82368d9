package io.vireo.identity;

import io.vireo.auth.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds channels for the other features. */
@ApplicationScoped
public class Channels {
    @Inject
    ChannelRepository channels;

    /** The number of the channel with this name, regardless of case; refuses with {@link ChannelError#NO_CHANNEL}. */
    public long idOf(String name) {
        return byName(name).id();
    }

    /** The channel with this name, regardless of case; refuses with {@link ChannelError#NO_CHANNEL}. */
    public Channel byName(String name) {
        return channels.byUsername(name).orElseThrow(ChannelError.NO_CHANNEL::refusal);
    }

    /** The channel with this name if it is the caller's; refuses with {@link ChannelError#NO_CHANNEL} or {@link ChannelError#NOT_CHANNEL_OWNER}. */
    public Channel ownedBy(Caller caller, String name) {
        Channel channel = byName(name);
        if (channel.id() != caller.channelId()) {
            throw ChannelError.NOT_CHANNEL_OWNER.refusal();
        }
        return channel;
    }

    /**
     * Locks a channel until the transaction ends. Who needs the lock of a channel and of its videos takes this one first, so that none
     * waits for another in a circle.
     *
     * @return whether the channel still exists
     */
    public boolean lock(long channelId) {
        return channels.lock(channelId).isPresent();
    }

    /** Refuses with {@link ChannelError#NO_CHANNEL} a name that no channel has but that the database would take for another. */
    public static void requirePossible(String name) {
        if (!ChannelRepository.isPossible(name)) {
            throw ChannelError.NO_CHANNEL.refusal();
        }
    }
}
