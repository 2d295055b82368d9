package io.vireo.video;

import io.vireo.http.Reason;
import io.vireo.media.Delivery;
import io.vireo.media.MediaStore;
import io.vireo.media.StoredFile;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** The bytes of videos and their thumbnails. */
@Path("/")
@RequestScoped
@PermitAll
public class WatchResource {
    /** The bytes behind a hash path never change. */
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private static final String FOR_AN_HOUR = "public, max-age=3600";

    @Inject
    Catalogue catalogue;

    @Inject
    MediaStore store;

    /** 200, or 206, 304, 412 and 416 as RFC 9110 says; 400 {@code "no-video"}. */
    @GET
    @Path("video/d/{hashpath}")
    public void watch(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        HashPath.require(hash, Reason.NO_VIDEO_BYTES);
        StoredFile video = store.video(hash)
                .filter(file -> catalogue.isPublished(hash))
                .orElseThrow(Reason.NO_VIDEO_BYTES::refusal);
        new Delivery(request, response, answer).deliver(video, FOR_A_YEAR);
    }

    /** As {@code GET}, without the bytes. */
    @HEAD
    @Path("video/d/{hashpath}")
    public void headers(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        watch(hash, request, response, answer);
    }

    /** 200 with the image; 404 {@code "no-thumbnails"}. */
    @GET
    @Path("thumbnails/{hashpath}")
    public void thumbnail(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        HashPath.require(hash, Reason.NO_THUMBNAIL);
        StoredFile image = store.thumbnail(hash).orElseThrow(Reason.NO_THUMBNAIL::refusal);
        new Delivery(request, response, answer).deliver(image, FOR_AN_HOUR);
    }

    /** As {@code GET}, without the bytes. */
    @HEAD
    @Path("thumbnails/{hashpath}")
    public void thumbnailHeaders(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse answer)
            throws IOException {
        thumbnail(hash, request, response, answer);
    }
}
