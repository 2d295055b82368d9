package io.vireo.streaming.storyboard;

import io.vireo.delivery.Delivery;
import io.vireo.media.StoryboardFiles;
import io.vireo.media.storage.StoredFile;
import io.vireo.streaming.TextRepresentation;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoFiles;
import io.vireo.video.VideoFiles.OpenedVideo;
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
import java.util.Optional;

/**
 * {@code /storyboards/{hashpath}}: the storyboard of a video. Each method: 200, or 206, 304, 412 and 416 as defined by RFC 9110; 404 {@code
 * "no-video"}, {@code "no-storyboard"}.
 */
@Path("/storyboards/{hashpath}")
@RequestScoped
@PermitAll
public class StoryboardResource {
    @Inject
    StoryboardService storyboards;

    @Inject
    StoryboardFiles sheets;

    @Inject
    VideoFiles files;

    /** WebVTT whose cues are rectangles of the sheet. */
    @GET
    public void text(
            @PathParam("hashpath") String hash,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        OpenedVideo video = files.open(hash, VideoCredentials.of(request));
        StoryboardText text = storyboards.request(hash).orElseThrow(StoryboardError.NO_STORYBOARD::exception);
        VideoFiles.send(
                video,
                TextRepresentation.of(
                        video, text.made(), TextRepresentation.WEBVTT, text.toWebVtt(hash, video.query())),
                new Delivery(request, response, asyncResponse));
    }

    /** A sheet, as JPEG. */
    @GET
    @Path("{sheet}.jpg")
    public void sheet(
            @PathParam("hashpath") String hash,
            @PathParam("sheet") String number,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        OpenedVideo video = files.open(hash, VideoCredentials.of(request));
        Optional<StoredFile> sheet = Optional.of(number)
                .filter(text -> text.matches("[1-9][0-9]?"))
                .flatMap(text -> sheets.find(hash, Integer.parseInt(text)));
        if (sheet.isEmpty() && number.equals(String.valueOf(StoryboardText.SHEET))) {
            storyboards.makeAgain(hash);
        }
        VideoFiles.send(
                video,
                sheet.orElseThrow(StoryboardError.NO_STORYBOARD::exception),
                new Delivery(request, response, asyncResponse));
    }
}
