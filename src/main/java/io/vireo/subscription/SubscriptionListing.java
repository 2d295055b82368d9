package io.vireo.subscription;

import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import io.vireo.subscription.FeedRepository.Feed;
import io.vireo.video.UniversalBody;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a caller and the feed of their videos, for pages. */
@Component
public class SubscriptionListing {
    @Inject
    FeedService feedService;

    @Inject
    SubscribedChannelRepository channels;

    @Inject
    SubscriptionService subscriptionService;

    @Inject
    Channels allChannels;

    @Inject
    Paginator paginator;

    /**
     * Returns a page of the feed, newest first.
     *
     * @param isUnwatched whether the videos in the history of the caller are left out
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<UniversalBody> feed(Caller caller, boolean isUnwatched, @Nullable String after, int limit) {
        Feed feed = new Feed(caller.channelId(), isUnwatched);
        String list = (isUnwatched ? "unwatched feed of " : "feed of ") + caller.channelId();
        List<String> keys = paginator.position(list, after);
        FeedPosition position = keys.isEmpty() ? null : FeedPosition.of(keys);
        List<FeedPosition> found = feedService.page(feed, position, limit + 1);
        List<FeedPosition> page = found.subList(0, Math.min(limit, found.size()));
        return new Section<>(
                feedService.entries(page),
                found.size() > limit
                        ? paginator.cursor(list, page.get(limit - 1).keys())
                        : null);
    }

    /**
     * Returns a page of the channels to which the caller is subscribed, by name, with {@code bell} and {@code since}.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<UniversalBody> channels(Caller caller, @Nullable String after, int limit) {
        String list = "subscriptions of " + caller.channelId();
        List<String> keys = paginator.position(list, after);
        String last = keys.isEmpty() ? "" : keys.get(0);
        List<SubscribedChannel> found = channels.channels(caller.channelId(), last, limit + 1);
        List<SubscribedChannel> page = found.subList(0, Math.min(limit, found.size()));
        return new Section<>(
                page.stream().map(SubscribedChannel::entry).toList(),
                found.size() > limit
                        ? paginator.cursor(
                                list, List.of(page.get(limit - 1).channel().channel()))
                        : null);
    }

    /**
     * Returns the subscription of the caller to a channel.
     *
     * @throws io.vireo.http.ApiException {@code channel} if no channel has this name
     */
    public SubscriptionResponse subscription(Caller caller, String name) {
        Channels.requirePossible(name);
        return subscriptionService.get(caller, allChannels.idOf(name));
    }
}
