package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.subscription.SubscriptionListing;
import io.vireo.video.UniversalBody;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares feeds and subscriptions for the templates. */
@Component
class FeedViews {
    static final int VIDEOS = 24;
    private static final int CHANNELS = 50;
    private static final String PATH = "feed";

    private final SubscriptionListing subscriptions;
    private final PersonalCards cards;
    private final Visit visit;

    @Inject
    FeedViews(SubscriptionListing subscriptions, PersonalCards cards, Visit visit) {
        this.subscriptions = subscriptions;
        this.cards = cards;
        this.visit = visit;
    }

    /** Returns the variables of a page of the feed by day. */
    Map<String, Object> feed(Caller caller, boolean isUnwatched, @Nullable String after, int limit) {
        Section<UniversalBody> feed = subscriptions.feed(caller, isUnwatched, after, limit);
        List<Instant> times = feed.entries().stream().map(UniversalBody::upload).toList();
        String unwatched = isUnwatched ? "true" : "";
        Map<String, Object> values = new HashMap<>();
        values.put("days", cards.byDay(cards.of(feed.entries()), times));
        values.put("none", feed.entries().isEmpty());
        values.put("is_unwatched", isUnwatched);
        values.put("is_all", !isUnwatched);
        values.put(
                "next", feed.next() == null ? "" : PageLinks.with(PATH, "unwatched", unwatched, "after", feed.next()));
        return values;
    }

    /** Returns the variables of a page of the channels. */
    Map<String, Object> channels(Caller caller, @Nullable String after) {
        Section<UniversalBody> channels = subscriptions.channels(caller, after, CHANNELS);
        Map<String, Object> values = new HashMap<>();
        values.put("channels", cards.channels(channels.entries()));
        values.put("none", channels.entries().isEmpty());
        values.put("back", PageLinks.with(PATH, "show", "channels", "after", after == null ? "" : after));
        values.put(
                "next",
                channels.next() == null ? "" : PageLinks.with(PATH, "show", "channels", "after", channels.next()));
        return values;
    }

    /**
     * Returns the variables of the buttons that change the subscription to a channel.
     *
     * @param isSubscribed whether the visitor is subscribed
     */
    static Map<String, Object> buttons(boolean isSubscribed, boolean bell) {
        return Map.of("subscribed", isSubscribed, "bell", bell, "bell_action", bell ? "bell-off" : "bell-on");
    }

    /** Returns the variables of the visitor's subscription to a channel; those of none for visitors who are not signed in. */
    Map<String, Object> subscription(String channel) {
        return visit.caller()
                .map(caller -> subscriptions.subscription(caller, channel))
                .map(subscription -> buttons(subscription.subscribed(), subscription.bell()))
                .orElseGet(() -> buttons(false, false));
    }
}
