package io.vireo.moderation.block;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages;
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

/** {@code /me/blocks}: the channels that the caller blocks. The blocked channels are not notified. */
@Path("/me/blocks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class BlockResource {
    @Inject
    BlockService blockService;

    @Inject
    NumberedPages pages;

    /** 200 with the blocked channels, at most 100. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(
                uri, BlockService.LIST, 0, (position, limit) -> blockService.page(caller, position, limit));
    }

    /** 200 with whether the channel is blocked; 404 {@code "channel"}. */
    @GET
    @Path("{name}")
    public ApiResponse get(@PathParam("name") String name, @Context SecurityContext security) {
        return answer(blockService.isBlocked(Caller.of(security), name));
    }

    /** 200, also if the channel is blocked already; 400 {@code "own-channel"}; 404 {@code "channel"}; 429. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RequiresDiskSpace
    public ApiResponse add(@PathParam("name") String name, @Context SecurityContext security) {
        blockService.block(Caller.of(security), name);
        return answer(true);
    }

    /** 200, also if the channel is not blocked; 404 {@code "channel"}; 429. */
    @DELETE
    @Path("{name}")
    public ApiResponse remove(@PathParam("name") String name, @Context SecurityContext security) {
        blockService.unblock(Caller.of(security), name);
        return answer(false);
    }

    private static ApiResponse answer(boolean blocked) {
        return ApiResponse.of(new BlockResponse(blocked));
    }
}
