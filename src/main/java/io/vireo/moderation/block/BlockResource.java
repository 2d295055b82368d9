package io.vireo.moderation.block;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.Channels;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationLimit;
import io.vireo.moderation.ModerationTime;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;

/** {@code /me/blocks}: the channels that the caller blocks. The blocked channels are not told. */
@Path("/me/blocks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class BlockResource {
    private static final String LIST = "blocks";
    private static final int DEFAULT_LIMIT = 100;

    @Inject
    BlockRepository blocks;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    @Inject
    Paginator pages;

    @Inject
    Clock clock;

    /** 200 with the blocked channels, at most 100. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        PageRequest request = pages.request(uri, LIST);
        int limit = request.limit().orElse(DEFAULT_LIMIT);
        long after = request.isFromTheBeginning()
                ? 0
                : Long.parseLong(request.after().get(0));
        List<Object[]> found = blocks.page(Caller.of(security).channelId(), after, limit + 1);
        List<Object[]> page = found.subList(0, Math.min(limit, found.size()));
        Response.ResponseBuilder response = Response.ok(ApiResponse.of(page.stream()
                .map(row -> new BlockedChannel((String) row[1], ModerationTime.text(row[2])))
                .toList()));
        if (found.size() > limit) {
            response.header(HttpHeaders.LINK, pages.next(uri, limit, LIST, List.of(page.get(limit - 1)[0].toString())));
        }
        return response.build();
    }

    /** 200 with whether the channel is blocked; 404 {@code "channel"}. */
    @GET
    @Path("{name}")
    public ApiResponse get(@PathParam("name") String name, @Context SecurityContext security) {
        return answer(blocks.exists(Caller.of(security).channelId(), idOf(name)));
    }

    /** 200, also if the channel is blocked already; 400 {@code "own-channel"}; 404 {@code "channel"}; 429. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RequiresDiskSpace
    public ApiResponse add(@PathParam("name") String name, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        long blocked = idOf(name);
        if (blocked == caller) {
            throw ModerationError.OWN_CHANNEL.exception();
        }
        limits.acquire(ModerationLimit.BLOCKS_ACCOUNT, Long.toString(caller));
        blocks.add(caller, blocked, clock.millis());
        return answer(true);
    }

    /** 200, also if the channel is not blocked; 404 {@code "channel"}; 429. */
    @DELETE
    @Path("{name}")
    public ApiResponse remove(@PathParam("name") String name, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        long blocked = idOf(name);
        limits.acquire(ModerationLimit.BLOCKS_ACCOUNT, Long.toString(caller));
        blocks.remove(caller, blocked);
        return answer(false);
    }

    private long idOf(String name) {
        Channels.requirePossible(name);
        return channels.idOf(name);
    }

    private static ApiResponse answer(boolean blocked) {
        return ApiResponse.of(new BlockResponse(blocked));
    }
}
