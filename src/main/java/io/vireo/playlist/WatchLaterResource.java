package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.HashPath;
import io.vireo.video.VideoError;
import io.vireo.video.Viewer;
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

/** {@code /me/later}: the watch-later list of the caller, a playlist that only the caller sees. */
@Path("/me/later")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class WatchLaterResource {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistItemService items;

    @Inject
    PlaylistResponder responder;

    @Inject
    RateLimiter limits;

    /** 200 with a page of the videos, in the order in which they were added. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return responder
                .respond(uri, playlistService.watchLater(caller), Viewer.of(caller))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** 200 with the list, also if the video is in it; 404 {@code "no-video"}; 409 {@code "playlist-full"}; 429. */
    @PUT
    @Path("{video}")
    @Consumes(MediaType.WILDCARD)
    @RequiresDiskSpace
    public ApiResponse add(@PathParam("video") String video, @Context SecurityContext security) {
        HashPath.require(video, VideoError.NO_VIDEO);
        return ApiResponse.of(items.addLater(limited(security), video));
    }

    /** 200 with the list, also if the video is not in it; 404 {@code "no-video"} if it is no hash path; 429. */
    @DELETE
    @Path("{video}")
    public ApiResponse remove(@PathParam("video") String video, @Context SecurityContext security) {
        HashPath.require(video, VideoError.NO_VIDEO);
        Playlist playlist = playlistService.watchLater(limited(security));
        return ApiResponse.of(
                playlist.id() == Playlist.NONE ? playlist.response() : items.remove(playlist.id(), video));
    }

    private Caller limited(SecurityContext security) {
        Caller caller = Caller.of(security);
        limits.acquire(PlaylistLimit.ITEMS_ACCOUNT, Long.toString(caller.channelId()));
        return caller;
    }
}
