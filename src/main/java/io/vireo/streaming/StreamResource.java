package io.vireo.streaming;

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

/**
 * Serves streams. Each method: 200, or 206, 304, 412 and 416 as defined by RFC 9110; 404 {@code "no-video"}, {@code "no-stream"}, {@code
 * "no-segment"}. {@link StreamFilter} is the fast path for the same URLs.
 */
@Path("/video/h/{hashpath}")
@RequestScoped
@PermitAll
public class StreamResource {
    @Inject
    StreamService streamService;

    /** The master playlist of HLS. */
    @GET
    @Path("master.m3u8")
    public void master(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash, "master.m3u8", new Delivery(request, response, asyncResponse), VideoCredentials.of(request));
    }

    /** The media playlist of HLS. */
    @GET
    @Path("{rendition}.m3u8")
    public void playlist(
            @PathParam("hashpath") String hash,
            @PathParam("rendition") String rendition,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash,
                rendition + ".m3u8",
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request));
    }

    /** The manifest of DASH. */
    @GET
    @Path("manifest.mpd")
    public void manifest(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash, "manifest.mpd", new Delivery(request, response, asyncResponse), VideoCredentials.of(request));
    }

    /** The HLS playlist of captions. */
    @GET
    @Path("s/{language}.m3u8")
    public void captionPlaylist(
            @PathParam("hashpath") String hash,
            @PathParam("language") String language,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash,
                "s/" + language + ".m3u8",
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request));
    }

    /** Captions as a segment of HLS. */
    @GET
    @Path("s/{language}.vtt")
    public void captionSegment(
            @PathParam("hashpath") String hash,
            @PathParam("language") String language,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash,
                "s/" + language + ".vtt",
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request));
    }

    /** The chapters, in the format of Apple's players. */
    @GET
    @Path("chapters.json")
    public void chapters(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash, "chapters.json", new Delivery(request, response, asyncResponse), VideoCredentials.of(request));
    }

    /** An initialization segment. */
    @GET
    @Path("{rendition}/init.mp4")
    public void init(
            @PathParam("hashpath") String hash,
            @PathParam("rendition") String rendition,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash,
                rendition + "/init.mp4",
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request));
    }

    /** A segment. */
    @GET
    @Path("{rendition}/{segment}.m4s")
    public void segment(
            @PathParam("hashpath") String hash,
            @PathParam("rendition") String rendition,
            @PathParam("segment") String segment,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        streamService.deliver(
                hash,
                rendition + '/' + segment + ".m4s",
                new Delivery(request, response, asyncResponse),
                VideoCredentials.of(request));
    }
}
