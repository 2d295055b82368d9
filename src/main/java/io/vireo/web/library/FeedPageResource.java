package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.subscription.SubscriptionChangeService;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /feed}: the newest videos of the channels to which the visitor is subscribed, and the list of these channels. */
@WebPage
@Path("/feed")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class FeedPageResource {
    private static final String CHANNELS = "channels";

    @Inject
    PageBuilder pages;

    @Inject
    ListForms lists;

    @Inject
    FeedViews views;

    @Inject
    Visit visit;

    @Inject
    SubscriptionChangeService changes;

    /**
     * 200 with the videos by day, or with the channels; 303 to the sign-in page.
     *
     * @param show {@code channels} for the channels
     * @param unwatched {@code true} to leave out what the visitor has watched
     */
    @GET
    public Response show(
            @QueryParam("show") @Nullable String show,
            @QueryParam("unwatched") @Nullable String unwatched,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        Map<String, Object> values = lists.values(done, after);
        values.putAll(new FormErrors(visit.texts()).values(Set.of()));
        boolean isChannels = CHANNELS.equals(show);
        values.putAll(
                isChannels
                        ? views.channels(caller, after)
                        : views.feed(caller, "true".equals(unwatched), after, FeedViews.VIDEOS));
        values.put("is_channels", isChannels);
        return lists.page("subscriptions", visit.texts().format("subscriptions"), values);
    }

    /**
     * Changes the subscription to a channel, also for the forms of other pages: 303 to the page with the form; 400, 403, 404, 409 or 429
     * with the list of the channels and the reason.
     */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        try {
            change(caller, form.get("channel"), form.get("action"));
        } catch (ApiException e) {
            return rejected(caller, e);
        }
        String back = PageLinks.within(form.get("back"));
        return pages.redirect(back.isEmpty() ? PageLinks.with("feed", "show", CHANNELS) : back)
                .build();
    }

    private void change(Caller caller, String channel, String action) {
        switch (action) {
            case "subscribe", "bell-off" -> changes.subscribe(caller, channel, false);
            case "bell-on" -> changes.subscribe(caller, channel, true);
            case "unsubscribe" -> changes.unsubscribe(caller, channel);
            default -> throw ApiException.invalidField("action");
        }
    }

    private Response rejected(Caller caller, ApiException rejection) {
        FormErrors errors = new FormErrors(visit.texts());
        String key = "subscription_" + rejection.reason().code();
        if (visit.texts().containsKey(key)) {
            errors.add("", key);
        } else {
            errors.add(rejection, Set.of());
        }
        Map<String, Object> values = new HashMap<>(lists.values(null, null));
        values.putAll(errors.values(Set.of()));
        values.putAll(views.channels(caller, null));
        values.put("is_channels", true);
        return lists.page(rejection.status(), "subscriptions", visit.texts().format("subscriptions"), values);
    }
}
