package io.vireo.identity;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.auth.Standing;
import io.vireo.platform.Component;
import io.vireo.platform.database.KeyList;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds and locks channels; the entry point for the other features. */
@Component
public class Channels {
    /** Stands for the operator of the site where the key of an acting channel is expected. */
    public static final long OPERATOR = 0;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    @Inject
    ChannelRepository channels;

    /**
     * Returns the key of a channel that is not suspended.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no such channel has this name
     */
    public long idOf(String name) {
        return byName(name).id();
    }

    /**
     * Returns a channel that is not suspended.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no such channel has this name
     */
    public Channel byName(String name) {
        return channels.byUsername(name)
                .filter(channel -> channel.standing() != Standing.SUSPENDED)
                .orElseThrow(ChannelError.NO_CHANNEL::exception);
    }

    /**
     * Returns a channel, also a suspended one, for moderators and for its owner.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name
     */
    public Channel anyByName(String name) {
        requirePossible(name);
        return channels.byUsername(name).orElseThrow(ChannelError.NO_CHANNEL::exception);
    }

    /** Returns the username of a channel; empty if it does not exist. */
    @Transactional
    public Optional<String> nameOf(long channelId) {
        return channels.byId(channelId).map(Channel::username);
    }

    /**
     * Returns a channel of the caller.
     *
     * @param name the username, regardless of case
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name, {@link
     * ChannelError#NOT_CHANNEL_OWNER} if the channel is not the caller's and not suspended
     */
    public Channel ownedBy(Caller caller, String name) {
        Channel channel = channels.byUsername(name)
                .filter(found -> found.id() == caller.channelId() || found.standing() != Standing.SUSPENDED)
                .orElseThrow(ChannelError.NO_CHANNEL::exception);
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
     * Locks the row of a channel as {@link #lock}, for a change that its owner makes.
     *
     * @return whether the channel still exists
     * @throws io.vireo.http.ApiException {@code frozen} or {@code suspended} if its standing does not allow changes
     */
    @Transactional(TxType.MANDATORY)
    public boolean lockActive(long channelId) {
        Optional<Channel> channel = channels.lock(channelId);
        channel.map(Channel::standing).ifPresent(Standing::requireActive);
        return channel.isPresent();
    }

    /**
     * Locks the rows of channels as {@link #lockActive(long)}, without waiting and without errors.
     *
     * @param channelIds at most {@value KeyList#SIZE}
     * @return the channels whose rows are locked: not those that another transaction holds, that no longer exist or are restricted
     */
    @Transactional(TxType.MANDATORY)
    public Set<Long> lockActiveAndFree(Set<Long> channelIds) {
        return Set.copyOf(channels.lockActiveAndFree(channelIds));
    }

    /**
     * Locks the row of the caller's channel as {@link #lockActive}, and returns the channel.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists, {@code frozen} or {@code suspended}
     */
    @Transactional(TxType.MANDATORY)
    public Channel lockCaller(Caller caller) {
        Channel channel = channels.lock(caller.channelId()).orElseThrow(AuthError.BAD_TOKEN::exception);
        channel.standing().requireActive();
        return channel;
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
