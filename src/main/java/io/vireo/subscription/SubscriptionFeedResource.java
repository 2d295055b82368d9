package io.vireo.subscription;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.subscription.FeedRepository.Feed;
import io.vireo.video.PersonalEntries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /me/feed}: the newest videos of the channels to which the caller is subscribed. */
@Path("/me/feed")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class SubscriptionFeedResource {
    private static final int MAX_LIMIT = 100;

    @Inject
    FeedService feedService;

    @Inject
    PersonalEntries personalEntries;

    @Inject
    Paginator paginator;

    /** 200 with a page of the videos, newest first, at most 100; with {@code unwatched=true} those that are not in the caller's history. */
    @GET
    public Response feed(
            @QueryParam("unwatched") @Nullable String unwatched,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        boolean isUnwatched = isTrue(unwatched);
        Feed feed = new Feed(caller, isUnwatched);
        String list = (isUnwatched ? "unwatched feed of " : "feed of ") + caller;
        PageRequest request = paginator.request(uri, list);
        int limit = request.limit().orElse(MAX_LIMIT);
        FeedPosition after = request.isFromTheBeginning() ? null : FeedPosition.of(request.after());
        List<FeedPosition> found = feedService.page(feed, after, limit + 1);
        List<FeedPosition> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response = Response.ok(
                        ApiResponse.of(personalEntries.of(caller, feedService.entries(page))))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (found.size() > limit) {
            List<String> last = page.get(limit - 1).keys();
            response.header(
                    HttpHeaders.LINK, paginator.next(uri, limit, list, last, isUnwatched ? "&unwatched=true" : ""));
        }
        return response.build();
    }

    private static boolean isTrue(@Nullable String flag) {
        if (flag != null && !flag.equals("true") && !flag.equals("false")) {
            throw ApiException.invalidField("unwatched");
        }
        return "true".equals(flag);
    }
}
