package io.vireo.streaming.caption;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.delivery.Delivery;
import io.vireo.http.ApiResponse;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.media.FileUpload;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.streaming.TextRepresentation;
import io.vireo.streaming.TrackFile;
import io.vireo.streaming.TrackLimit;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;

/** {@code /captions/{hashpath}}: the captions of a video. */
@Path("/captions/{hashpath}")
@RequestScoped
public class CaptionResource {
    @Inject
    CaptionService captions;

    @Inject
    VideoFiles files;

    @Inject
    Videos videos;

    @Inject
    FileUpload upload;

    @Inject
    RateLimiter limits;

    /** 200 with a list of {@code {"language", "label", "kind", "url"}}; 304; 404 {@code "no-video"}. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @PathParam("hashpath") String hash, @Context Request conditions, @Context HttpServletRequest request) {
        OpenedVideo video = files.open(hash, VideoCredentials.of(request));
        List<CaptionEntry> entries = captions.ofVideo(hash).stream()
                .map(track -> CaptionEntry.of(hash, track))
                .toList();
        Response.ResponseBuilder response =
                CacheableJson.of(Json.bytes(ApiResponse.of(entries))).respond(conditions);
        video.headers().forEach((name, value) -> response.header(name, null).header(name, value));
        return response.build();
    }

    /** 200 with WebVTT, or 206, 304, 412 and 416 as defined by RFC 9110; 404 {@code "no-video"}, {@code "no-captions"}. */
    @GET
    @Path("{language}")
    @PermitAll
    public void text(
            @PathParam("hashpath") String hash,
            @PathParam("language") String language,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        OpenedVideo video = files.open(hash, VideoCredentials.of(request));
        CaptionText caption = captions.find(hash, language).orElseThrow(CaptionError.NO_CAPTIONS::exception);
        VideoFiles.send(
                video,
                TextRepresentation.of(video, caption.changed(), TextRepresentation.WEBVTT, caption.content()),
                new Delivery(request, response, asyncResponse));
    }

    /**
     * 200 with the entry of the list; 400 {@code "not-caption"}, {@code {"invalid-field": "language"}}; 403 {@code "not-owner"}; 404; 409
     * {@code "too-many-captions"}; 413 {@code "too-large"}; 429.
     */
    @PUT
    @Path("{language}")
    @RolesAllowed(Roles.CHANNEL)
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public void put(
            @PathParam("hashpath") String hash,
            @PathParam("language") String language,
            @QueryParam("label") @DefaultValue("") String label,
            @QueryParam("kind") @DefaultValue("") String kind,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        Caller caller = Caller.of(security);
        videos.requireOwned(hash, caller);
        CaptionTrack track = CaptionService.describe(language, label, kind);
        limits.acquire(TrackLimit.CAPTIONS_ACCOUNT, Long.toString(caller.channelId()));
        CaptionService shared = captions;
        upload.receive(request, asyncResponse, CaptionService.MAX_BYTES, file -> {
            shared.put(hash, caller, track, TrackFile.read(file));
            return ApiResponse.of(CaptionEntry.of(hash, track));
        });
    }

    /** 200 {@code ""}, also if there were none; 403 {@code "not-owner"}; 404 {@code "no-video"}; 429. */
    @DELETE
    @Path("{language}")
    @RolesAllowed(Roles.CHANNEL)
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse remove(
            @PathParam("hashpath") String hash,
            @PathParam("language") String language,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        videos.requireOwned(hash, caller);
        limits.acquire(TrackLimit.CAPTIONS_ACCOUNT, Long.toString(caller.channelId()));
        captions.remove(hash, caller, language);
        return ApiResponse.EMPTY;
    }
}
