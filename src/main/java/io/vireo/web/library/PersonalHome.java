package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.history.HistoryListing;
import io.vireo.history.HistoryListing.Watched;
import io.vireo.platform.Component;
import io.vireo.video.UniversalBody;
import io.vireo.web.PageCards;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What signed-in visitors see on the home page before the videos of all: what they have not watched to the end, and their feed. */
@Component
public class PersonalHome {
    private static final int UNFINISHED = 8;

    /** The number of watched videos among which the unfinished ones are searched. */
    private static final int RECENT = 32;

    private static final int FEED = 12;

    private final HistoryListing history;
    private final FeedViews subscriptions;
    private final PersonalCards cards;

    @Inject
    PersonalHome(HistoryListing history, FeedViews subscriptions, PersonalCards cards) {
        this.history = history;
        this.subscriptions = subscriptions;
        this.cards = cards;
    }

    /** Returns the variables of the page; {@code own_none} says whether the visitor has neither. */
    public Map<String, Object> values(Caller caller) {
        List<UniversalBody> recent = history.page(caller, "", null, RECENT).entries().stream()
                .map(Watched::video)
                .toList();
        List<Map<String, Object>> unfinished = cards.of(recent).stream()
                .filter(card -> !PageCards.text(card, "left").isEmpty())
                .limit(UNFINISHED)
                .toList();
        Map<String, Object> feed = subscriptions.feed(caller, false, null, FEED);
        Map<String, Object> values = new HashMap<>();
        values.put("unfinished", unfinished);
        values.put("has_unfinished", !unfinished.isEmpty());
        values.put("days", feed.get("days"));
        values.put("has_feed", Boolean.FALSE.equals(feed.get("none")));
        values.put("feed_next", feed.getOrDefault("next", ""));
        values.put("own_none", unfinished.isEmpty() && Boolean.TRUE.equals(feed.get("none")));
        return values;
    }
}
