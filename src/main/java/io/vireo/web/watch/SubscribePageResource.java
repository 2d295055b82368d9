package io.vireo.web.watch;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.Channels;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.subscription.SubscriptionLimit;
import io.vireo.subscription.SubscriptionService;
import io.vireo.web.FormData;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** {@code /subscribe/{name}}: the form behind the button Subscribe and its bell. */
@WebPage
@Path("/subscribe/{name}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SubscribePageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Rejections rejections;

    @Inject
    Channels channels;

    @Inject
    SubscriptionService subscriptions;

    @Inject
    RateLimiter limits;

    /** 303 to the page of the channel: here the visitor arrives after signing in. */
    @GET
    public Response show(@PathParam("name") String name) {
        return pages.redirect(PageLinks.channel(name)).build();
    }

    /** 303 to the page that the form names; 303 to the sign-in page; 400, 403, 404, 409 or 429 with the reason. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(@PathParam("name") String name, InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        FormData form = FormData.read(body);
        String target = PageLinks.within(form.get("back"));
        String back = target.isEmpty() ? PageLinks.channel(name) : target;
        try {
            visit.requireActiveCaller();
            Channels.requirePossible(name);
            long channelId = channels.idOf(name);
            limits.acquire(SubscriptionLimit.SUBSCRIPTIONS_ACCOUNT, Long.toString(caller.channelId()));
            String act = form.get("act");
            if (act.equals("off")) {
                subscriptions.unsubscribe(caller, channelId);
            } else {
                subscriptions.subscribe(caller, channelId, act.equals("bell"));
            }
            return pages.redirect(back).build();
        } catch (ApiException e) {
            boolean isBlocked = e.reason().code().equals("not-allowed");
            return isBlocked
                    ? rejections.page(e, visit.texts().format("subscribe_blocked"), back)
                    : rejections.page(e, back);
        }
    }
}
