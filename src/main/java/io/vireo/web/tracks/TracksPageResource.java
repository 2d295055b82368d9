package io.vireo.web.tracks;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.http.multipart.MultipartForm;
import io.vireo.media.FileUpload;
import io.vireo.streaming.caption.CaptionService;
import io.vireo.streaming.chapter.ChapterService;
import io.vireo.video.Videos;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** {@code /tracks/{hash}}: the captions and the chapters of a published video of the visitor. */
@WebPage
@Path("/tracks/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class TracksPageResource {
    /** More than a file may have, so that a file that is too large gets an answer that browsers show. */
    private static final int MAX_BYTES = 16 * CaptionService.MAX_BYTES;

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    @Inject
    Videos videos;

    @Inject
    CaptionService captions;

    @Inject
    ChapterService chapters;

    @Inject
    TrackForms forms;

    @Inject
    FileUpload upload;

    /**
     * 200 with the lists and the forms; 303 to the sign-in page; 404 unless the video is the visitor's and published.
     *
     * @param language the captions to change
     * @param done what was done before
     */
    @GET
    public Response tracks(
            @PathParam("hash") String hash,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("done") @DefaultValue("") String done) {
        return page(hash, visit.requireCaller()).show(language, done);
    }

    /** 303 after the change; 400, 404, 409, 413 or 429 with the forms. The body is {@code multipart/form-data}. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public void change(
            @PathParam("hash") String hash, @Context HttpServletRequest request, @Suspended AsyncResponse asyncResponse)
            throws IOException {
        TracksPage page = page(hash, visit.requireActiveCaller());
        TrackForms shared = forms;
        String type = request.getContentType();
        upload.receive(request, asyncResponse, MAX_BYTES, file -> shared.submit(page, read(file, type)), failure -> {
            if (failure instanceof ApiException rejection) {
                return page.rejected(new FormData(Map.of()), rejection, "file");
            }
            throw failure;
        });
    }

    private static MultipartForm read(java.nio.file.Path file, String type) {
        try (InputStream form = Files.newInputStream(file)) {
            return MultipartForm.read(type, form, CaptionService.MAX_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TracksPage page(String hash, Caller owner) {
        Map<String, Object> video = catalogue.own(hash, owner);
        videos.requireOwned(hash, owner);
        String access = PageCards.text(video, "access");
        return new TracksPage(
                captions,
                chapters,
                pages.prepareLate("tracks", visit.texts().format("tracks_title", PageCards.text(video, "title"))),
                visit.texts(),
                owner,
                hash,
                access.isEmpty() ? "" : "?" + access);
    }
}
