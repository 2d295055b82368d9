package io.vireo.streaming.chapter;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.delivery.Delivery;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.media.FileUpload;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.streaming.TextRepresentation;
import io.vireo.streaming.TrackFile;
import io.vireo.streaming.TrackLimit;
import io.vireo.streaming.chapter.ChapterService.ChapterText;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoFiles;
import io.vireo.video.VideoFiles.OpenedVideo;
import io.vireo.video.Videos;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;

/** {@code /chapters/{hashpath}}: the chapters of a video. */
@Path("/chapters/{hashpath}")
@RequestScoped
public class ChapterResource {
    @Inject
    ChapterService chapters;

    @Inject
    VideoFiles files;

    @Inject
    Videos videos;

    @Inject
    FileUpload upload;

    @Inject
    RateLimiter limits;

    /** 200 with WebVTT, or 206, 304, 412 and 416 as defined by RFC 9110; 404 {@code "no-video"}, {@code "no-chapters"}. */
    @GET
    @PermitAll
    public void text(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        OpenedVideo video = files.open(hash, VideoCredentials.of(request));
        ChapterText text = chapters.text(hash).orElseThrow(ChapterError.NO_CHAPTERS::exception);
        VideoFiles.send(
                video,
                TextRepresentation.of(video, text.changed(), TextRepresentation.WEBVTT, text.content()),
                new Delivery(request, response, asyncResponse));
    }

    /** 200 with a list of {@code {"start", "title"}}; 400 {@code "not-caption"}; 403 {@code "not-owner"}; 404; 413; 429. */
    @PUT
    @RolesAllowed(Roles.CHANNEL)
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public void put(
            @PathParam("hashpath") String hash,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        Caller caller = Caller.of(security);
        videos.requireOwned(hash, caller);
        limits.acquire(TrackLimit.CHAPTERS_ACCOUNT, Long.toString(caller.channelId()));
        ChapterService shared = chapters;
        upload.receive(
                request,
                asyncResponse,
                ChapterService.MAX_BYTES,
                file -> ApiResponse.of(ChapterEntry.of(shared.put(hash, caller, TrackFile.read(file)))));
    }

    /** 200 with the list of the chapters that remain: of the file or of the description; 403 {@code "not-owner"}; 404; 429. */
    @DELETE
    @RolesAllowed(Roles.CHANNEL)
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse remove(@PathParam("hashpath") String hash, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        videos.requireOwned(hash, caller);
        limits.acquire(TrackLimit.CHAPTERS_ACCOUNT, Long.toString(caller.channelId()));
        return ApiResponse.of(ChapterEntry.of(chapters.remove(hash, caller)));
    }
}
