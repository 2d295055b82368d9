package io.vireo.subscription;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /me/subscriptions}: the channels to which the caller is subscribed, by name. */
@Path("/me/subscriptions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class OwnSubscriptionsResource {
    private static final String LIST = "subscriptions";
    private static final int MAX_LIMIT = 100;

    @Inject
    SubscribedChannelRepository channels;

    @Inject
    Paginator paginator;

    /** 200 with a page of the channels, at most 100. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        PageRequest request = paginator.request(uri, LIST);
        int limit = request.limit().orElse(MAX_LIMIT);
        String after = request.isFromTheBeginning() ? "" : request.after().get(0);
        List<SubscribedChannel> found = channels.channels(Caller.of(security).channelId(), after, limit + 1);
        List<SubscribedChannel> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response = Response.ok(ApiResponse.of(
                        page.stream().map(SubscribedChannel::entry).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (found.size() > limit) {
            List<String> last = List.of(page.get(limit - 1).channel().channel());
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, LIST, last));
        }
        return response.build();
    }
}
