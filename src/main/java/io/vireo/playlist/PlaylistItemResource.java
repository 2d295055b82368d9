package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /p/{playlist}/v/{video}}: a video of a playlist of the caller. The responses have the playlist after the change. */
@Path("/p/{playlist}/v/{video}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class PlaylistItemResource {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistItemService items;

    @Inject
    RateLimiter limits;

    /**
     * Appends the video: 200, also if it is in the playlist; 403 {@code "not-owner"}; 404 {@code "no-playlist"}, {@code "no-video"}; 409
     * {@code "playlist-full"}; 429.
     */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @RequiresDiskSpace
    public ApiResponse add(
            @PathParam("playlist") String hash, @PathParam("video") String video, @Context SecurityContext security) {
        Playlist playlist = owned(hash, security);
        return ApiResponse.of(items.add(playlist.id(), Caller.of(security), video));
    }

    /** 200, also if the video is not in the playlist; 403 and 404 as {@link #add}; 429. */
    @DELETE
    public ApiResponse remove(
            @PathParam("playlist") String hash, @PathParam("video") String video, @Context SecurityContext security) {
        return ApiResponse.of(items.remove(owned(hash, security).id(), video));
    }

    /**
     * Moves the video before another one, or to the end: 200; 400 if the other one is not in the playlist; 403 and 404 as {@link #add};
     * 429.
     */
    @PATCH
    @RequiresDiskSpace
    public ApiResponse move(
            @PathParam("playlist") String hash,
            @PathParam("video") String video,
            @Valid MoveItemRequest request,
            @Context SecurityContext security) {
        return ApiResponse.of(items.move(owned(hash, security).id(), video, request));
    }

    private Playlist owned(String hash, SecurityContext security) {
        Caller caller = Caller.of(security);
        limits.acquire(PlaylistLimit.ITEMS_ACCOUNT, Long.toString(caller.channelId()));
        return playlistService.requireOwned(hash, caller);
    }
}
