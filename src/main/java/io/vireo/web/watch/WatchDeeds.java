package io.vireo.web.watch;

import io.vireo.auth.Caller;
import io.vireo.history.HistoryService;
import io.vireo.history.WatchedPosition;
import io.vireo.platform.Component;
import io.vireo.playlist.SavedVideoService;
import io.vireo.playlist.SavedVideoService.SavedState;
import io.vireo.rating.Rating;
import io.vireo.rating.RatingResponse;
import io.vireo.rating.RatingService;
import io.vireo.video.OpenedVideo;
import io.vireo.video.RatingSettings;
import io.vireo.video.RatingSettings.Dislikes;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares what a visitor can do with a video, and its numbers, for the watch page. */
@Component
public class WatchDeeds {
    /** The id of the element that contains the buttons, which the script replaces. */
    static final String REGION = "deeds";

    private final Visit visit;
    private final RatingService ratings;
    private final RatingSettings ratingSettings;
    private final HistoryService history;
    private final SavedVideoService saved;
    private final SubscriptionViews subscriptions;

    @Inject
    WatchDeeds(
            Visit visit,
            RatingService ratings,
            RatingSettings ratingSettings,
            HistoryService history,
            SavedVideoService saved,
            SubscriptionViews subscriptions) {
        this.visit = visit;
        this.ratings = ratings;
        this.ratingSettings = ratingSettings;
        this.history = history;
        this.saved = saved;
        this.subscriptions = subscriptions;
    }

    /**
     * Returns the variables of the partial template {@code deeds}.
     *
     * @param body the universal body of the video
     * @param keyQuery the query with the key of an unlisted video; empty without one
     */
    public Map<String, Object> values(OpenedVideo video, Map<String, Object> body, String keyQuery) {
        Optional<Caller> caller = visit.caller();
        String hash = video.video().hash();
        Map<String, Object> values = rating(video, body);
        values.put("key_query", keyQuery);
        values.put("rate_href", "rate/" + hash + keyQuery);
        values.put("signed_in", caller.isPresent());
        values.put("signin_href", SubscriptionViews.signIn(visit));
        values.put("subscription", subscriptions.of(PageCards.text(body, "channel"), REGION));
        // lists keep no keys: what only a key opens could not be opened from there
        values.put(
                "saveable",
                video.listed()
                        || video.isOwner()
                        || caller.filter(Caller::isModerator).isPresent());
        values.put("save_href", "save/" + hash);
        SavedState places = caller.map(who -> saved.places(who, hash)).orElse(new SavedState(false, List.of()));
        values.put("saved", places.isSaved());
        values.put("later", places.later());
        WatchedPosition position = caller.map(
                        who -> history.position(who.channelId(), video.video().id()))
                .orElse(new WatchedPosition(0, false));
        values.put("position", position.done() ? 0 : (long) position.position());
        return values;
    }

    /** Returns the line with the number of views; empty if it is unknown. */
    public String views(Map<String, Object> body) {
        return visit.texts().format("watch_views", count(body, "views"));
    }

    private Map<String, Object> rating(OpenedVideo video, Map<String, Object> body) {
        RatingResponse rating = visit.caller()
                .map(caller -> ratings.rating(caller.channelId(), video.video()))
                .orElseGet(() -> new RatingResponse(Rating.NONE, count(body, "likes"), count(body, "dislikes")));
        Map<String, Object> values = new HashMap<>();
        values.put("liked", rating.rating() == Rating.LIKE);
        values.put("likes", number(rating.likes()));
        values.put("like_label", visit.texts().format("like_label", rating.likes()));
        values.put("dislikable", ratingSettings.dislikes() != Dislikes.OFF);
        values.put("disliked", rating.rating() == Rating.DISLIKE);
        boolean isShown = ratingSettings.areDislikesShown();
        values.put("dislikes", isShown ? number(rating.dislikes()) : "");
        values.put(
                "dislike_label",
                isShown
                        ? visit.texts().format("dislike_label", rating.dislikes())
                        : visit.texts().format("dislike"));
        return values;
    }

    private String number(long number) {
        return visit.texts().format("number", number);
    }

    private static long count(Map<String, Object> body, String key) {
        Long number = PageCards.number(body, key);
        return number == null ? 0 : number;
    }
}
