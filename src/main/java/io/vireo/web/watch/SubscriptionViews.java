package io.vireo.web.watch;

import io.vireo.http.ApiException;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.subscription.SubscriptionResponse;
import io.vireo.subscription.SubscriptionService;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Prepares the buttons to subscribe to a channel. */
@Component
public class SubscriptionViews {
    private final Visit visit;
    private final SubscriptionService subscriptions;
    private final Channels channels;
    private final CatalogueService catalogue;

    @Inject
    SubscriptionViews(Visit visit, SubscriptionService subscriptions, Channels channels, CatalogueService catalogue) {
        this.visit = visit;
        this.subscriptions = subscriptions;
        this.channels = channels;
        this.catalogue = catalogue;
    }

    /**
     * Returns the variables of the partial template {@code subscription}; {@code false} for a channel that is hidden.
     *
     * @param region the id of the element that contains the buttons, which the script replaces
     */
    public Object of(String channel, String region) {
        try {
            return values(channel, region);
        } catch (ApiException e) {
            return false; // suspended; moderators see its videos
        }
    }

    private Map<String, Object> values(String channel, String region) {
        Map<String, Object> values = new HashMap<>();
        SubscriptionResponse subscription = visit.caller()
                .map(caller -> subscriptions.get(caller, channels.idOf(channel)))
                .orElseGet(() -> new SubscriptionResponse(false, false, catalogue.subscribers(channel)));
        values.put("subscribed", subscription.subscribed());
        values.put("bell", subscription.bell());
        values.put("subscribers", visit.texts().format("watch_subscribers", subscription.subscribers()));
        values.put("region", region);
        values.put("subscribe_href", "subscribe/" + PageLinks.segment(channel));
        values.put("signin_href", signIn(visit));
        values.put("signed_in", visit.caller().isPresent());
        boolean isOwn = visit.caller()
                .filter(caller -> caller.username().equalsIgnoreCase(channel))
                .isPresent();
        values.put("subscribable", !isOwn);
        return values;
    }

    /** Returns the path of the sign-in page that leads back to the present page. */
    public static String signIn(Visit visit) {
        return "signin?next=" + PageLinks.segment(visit.path());
    }
}
