package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** {@code /me/playlists}: the playlists of the caller. */
@Path("/me/playlists")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class OwnPlaylistsResource {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistRepository playlists;

    @Inject
    NumberedPages pages;

    @Inject
    RateLimiter limits;

    /** 200 with the playlists, the newest first, at most 100. */
    @GET
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        return pages.respond(
                uri,
                "playlists",
                Long.MAX_VALUE,
                (position, limit) -> playlists.ofChannel(caller, position, limit).stream()
                        .map(playlist -> new Numbered<>(playlist.id(), playlist.response()))
                        .toList());
    }

    /** 200 with the new playlist; 409 {@code "too-many-playlists"}; 429. */
    @POST
    @RequiresDiskSpace
    public ApiResponse create(@Valid CreatePlaylistRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        limits.acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, Long.toString(caller.channelId()));
        return ApiResponse.of(playlistService.create(caller, request));
    }
}
