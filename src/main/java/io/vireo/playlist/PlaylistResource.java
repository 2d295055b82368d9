package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.auth.CallerResolver;
import io.vireo.auth.Roles;
import io.vireo.auth.Sessions;
import io.vireo.http.ApiResponse;
import io.vireo.http.CacheableJson;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.Viewer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** {@code /p/{playlist}}: one playlist. What a viewer may not see is answered as one that does not exist. */
@Path("/p/{playlist}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlaylistResource {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistResponder responder;

    @Inject
    CallerResolver callers;

    @Inject
    Sessions sessions;

    @Inject
    RateLimiter limits;

    /** 200 with a page of the videos that the viewer may see, in their order; 404 {@code "no-playlist"}. */
    @GET
    @PermitAll
    public Response items(
            @PathParam("playlist") String hash, @Context UriInfo uri, @Context HttpServletRequest request) {
        Viewer viewer = viewer(request);
        Playlist playlist = playlistService.require(hash, viewer);
        return withHeaders(responder.respond(uri, playlist, viewer), playlist, viewer);
    }

    /** 200 with the playlist; 404 {@code "no-playlist"}. */
    @GET
    @Path("about")
    @PermitAll
    public Response about(@PathParam("playlist") String hash, @Context HttpServletRequest request) {
        Viewer viewer = viewer(request);
        Playlist playlist = playlistService.require(hash, viewer);
        return withHeaders(Response.ok(ApiResponse.of(playlistService.response(playlist, viewer))), playlist, viewer);
    }

    /** 200 with the changed playlist; 400 if the body contains no field; 403 {@code "not-owner"}; 404 {@code "no-playlist"}; 429. */
    @PATCH
    @RolesAllowed(Roles.CHANNEL)
    @RequiresDiskSpace
    public ApiResponse change(
            @PathParam("playlist") String hash,
            @Valid UpdatePlaylistRequest request,
            @Context SecurityContext security) {
        request.requireChange();
        return ApiResponse.of(playlistService.change(hash, limited(security), request));
    }

    /** 200 {@code ""}; 403 {@code "not-owner"}; 404 {@code "no-playlist"}; 429. */
    @DELETE
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse delete(@PathParam("playlist") String hash, @Context SecurityContext security) {
        playlistService.delete(hash, limited(security));
        return ApiResponse.EMPTY;
    }

    private Caller limited(SecurityContext security) {
        Caller caller = Caller.of(security);
        limits.acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, Long.toString(caller.channelId()));
        return caller;
    }

    private Viewer viewer(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return Viewer.of((authorization == null ? sessions.caller(request) : callers.find(authorization)).orElse(null));
    }

    /** Adds the headers of responses for videos: the response of a caller may contain what others may not see. */
    private static Response withHeaders(Response.ResponseBuilder response, Playlist playlist, Viewer viewer) {
        boolean isForEverybody = playlist.isPublic() && !playlist.isOwnerSuspended();
        String cacheControl = isForEverybody && viewer.caller() == null ? "" : "private, ";
        response.header(HttpHeaders.CACHE_CONTROL, cacheControl + CacheableJson.REVALIDATE);
        return isForEverybody
                ? response.build()
                : response.header("X-Robots-Tag", "noindex").build();
    }
}
