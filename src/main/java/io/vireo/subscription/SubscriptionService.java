package io.vireo.subscription;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.moderation.Blocks;
import io.vireo.moderation.ChannelBlocked;
import io.vireo.platform.Component;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Subscribes channels to others. A subscription locks the subscriber, never the other channel, which may have many subscribers at the
 * same time.
 */
@Component
public class SubscriptionService {
    private static final int SLICE = 500;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    SubscriptionSettings settings;

    @Inject
    Channels channels;

    @Inject
    Blocks blocks;

    @Inject
    Tallies tallies;

    @Inject
    Event<ChannelSubscribed> subscribed;

    @Inject
    Clock clock;

    /** Returns the subscription of the caller to a channel. */
    @Transactional
    public SubscriptionResponse get(Caller caller, long channelId) {
        Optional<Boolean> bell = subscriptions.bell(caller.channelId(), channelId);
        return new SubscriptionResponse(
                bell.isPresent(), bell.orElse(false), tallies.current(TallyKind.SUBSCRIBERS, channelId));
    }

    /**
     * Subscribes the caller to a channel, or changes the bell of the subscription.
     *
     * @throws io.vireo.http.ApiException {@link SubscriptionError#OWN_CHANNEL}, {@link SubscriptionError#BLOCKED} if one of the channels
     *     blocks the other one, {@link SubscriptionError#TOO_MANY_SUBSCRIPTIONS}
     */
    @Transactional
    public SubscriptionResponse subscribe(Caller caller, long channelId, boolean bell) {
        long subscriber = caller.channelId();
        if (subscriber == channelId) {
            throw SubscriptionError.OWN_CHANNEL.exception();
        }
        if (!channels.lockActive(subscriber)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        if (blocks.isBlocked(channelId, subscriber) || blocks.isBlocked(subscriber, channelId)) {
            throw SubscriptionError.BLOCKED.exception();
        }
        if (subscriptions.bell(subscriber, channelId).isPresent()) {
            subscriptions.changeBell(subscriber, channelId, bell, clock.millis());
        } else {
            if (subscriptions.count(subscriber) >= settings.maxChannels()) {
                throw SubscriptionError.TOO_MANY_SUBSCRIPTIONS.exception();
            }
            subscriptions.add(subscriber, channelId, bell, clock.millis());
            tallies.add(TallyKind.SUBSCRIBERS, channelId, 1);
            subscribed.fire(new ChannelSubscribed(channelId, subscriber));
        }
        return get(caller, channelId);
    }

    /** Ends a subscription; does nothing if there is none. */
    @Transactional
    public SubscriptionResponse unsubscribe(Caller caller, long channelId) {
        remove(caller.channelId(), channelId);
        return get(caller, channelId);
    }

    /** A block ends the subscriptions between two channels. The locks make a new one wait for the block. */
    void endBetween(@Observes ChannelBlocked block) {
        channels.lock(Math.min(block.blockerId(), block.blockedId()));
        channels.lock(Math.max(block.blockerId(), block.blockedId()));
        remove(block.blockerId(), block.blockedId());
        remove(block.blockedId(), block.blockerId());
    }

    /**
     * Ends some subscriptions of a deleted channel.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean endSomeOf(long subscriberId) {
        List<Long> slice = subscriptions.channelsOf(subscriberId, SLICE);
        slice.forEach(channelId -> remove(subscriberId, channelId));
        return !slice.isEmpty();
    }

    /**
     * Removes some subscriptions to a deleted channel.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean removeSomeTo(long channelId) {
        return subscriptions.removeSubscribersOf(channelId, SLICE) == SLICE;
    }

    private void remove(long subscriberId, long channelId) {
        tallies.add(TallyKind.SUBSCRIBERS, channelId, -subscriptions.remove(subscriberId, channelId));
    }
}
