package io.vireo.identity;

import io.vireo.auth.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.regex.Pattern;

/** Finds and locks channels; the entry point for the other features. */
@ApplicationScoped
public class Channels {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    @Inject
    ChannelRepository channels;

    /**
     * Returns the key of a channel.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name
     */
    public long idOf(String name) {
        return byName(name).id();
    }

    /**
     * Returns a channel.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name
     */
    public Channel byName(String name) {
        return channels.byUsername(name).orElseThrow(ChannelError.NO_CHANNEL::exception);
    }

    /**
     * Returns a channel of the caller.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name, {@link
     * ChannelError#NOT_CHANNEL_OWNER} if the channel is not the caller's
     */
    public Channel ownedBy(Caller caller, String name) {
        Channel channel = byName(name);
        if (channel.id() != caller.channelId()) {
            throw ChannelError.NOT_CHANNEL_OWNER.exception();
        }
        return channel;
    }

    /**
     * Locks the row of a channel until the caller's transaction ends. Lock order, which prevents deadlocks: the channel before its videos.
     *
     * @return whether the channel still exists
     */
    @Transactional(TxType.MANDATORY)
    public boolean lock(long channelId) {
        return channels.lock(channelId).isPresent();
    }

    /**
     * Changes the number of published videos of a channel, within the transaction that publishes or removes them.
     *
     * @param difference the number to add; negative to subtract
     */
    @Transactional(TxType.MANDATORY)
    public void addVideos(long channelId, int difference) {
        channels.addVideos(channelId, difference);
    }

    /**
     * Checks a name that comes from a request path.
     *
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if the name cannot be a username, although the collation of the
     * database may find it equal to one
     */
    public static void requirePossible(String name) {
        if (INVISIBLE.matcher(name).find()) {
            throw ChannelError.NO_CHANNEL.exception();
        }
    }
}
