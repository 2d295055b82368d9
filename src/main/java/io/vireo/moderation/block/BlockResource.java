package io.vireo.moderation.block;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.Channels;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationLimit;
import io.vireo.pagination.NumberedPages;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** {@code /me/blocks}: the channels that the caller blocks. The blocked channels are not notified. */
@Path("/me/blocks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class BlockResource {
    private static final String LIST = "blocks";

    @Inject
    BlockRepository blocks;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    @Inject
    NumberedPages pages;

    @Inject
    Clock clock;

    /** 200 with the blocked channels, at most 100. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(uri, LIST, 0, (position, limit) -> blocks.page(caller, position, limit));
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
