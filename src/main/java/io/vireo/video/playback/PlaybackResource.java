package io.vireo.video.playback;

import io.vireo.delivery.Delivery;
import io.vireo.video.VideoCredentials;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** Serves the files of videos and thumbnails; {@link PlaybackFilter} is the fast path for the same URLs. */
@Path("/")
@RequestScoped
@PermitAll
public class PlaybackResource {
    @Inject
    PlaybackService playbackService;

    /**
     * 200, or 206, 304, 412 and 416 as defined by RFC 9110; 400 {@code "no-video"}. With the query parameter {@code download}, browsers
     * save the video under its title.
     */
    @GET
    @Path("video/d/{hashpath}")
    public void watch(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        playbackService.video(
                hash,
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request),
                PlaybackService.isDownload(request.getQueryString()));
    }

    /** 200 with the image; 404 {@code "no-thumbnails"}. */
    @GET
    @Path("thumbnails/{hashpath}")
    public void thumbnail(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        playbackService.thumbnail(hash, new Delivery(request, response, asyncResponse), VideoCredentials.of(request));
    }
}
