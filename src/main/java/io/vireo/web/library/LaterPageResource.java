package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.playlist.PlaylistChangeService;
import io.vireo.playlist.PlaylistListing;
import io.vireo.video.UniversalBody;
import io.vireo.web.FormData;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code /later}: the videos that the visitor has put aside to watch later. */
@WebPage
@Path("/later")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class LaterPageResource {
    private static final String PATH = PlaylistListing.LATER;

    @Inject
    SavedVideoViews views;

    @Inject
    Visit visit;

    @Inject
    PlaylistListing playlists;

    @Inject
    PlaylistChangeService changes;

    /** 200 with the videos; 303 to the sign-in page. */
    @GET
    public Response show(@QueryParam("after") @Nullable String after, @QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        Section<UniversalBody> videos = playlists.later(caller, after, SavedVideoViews.VIDEOS);
        return views.page(PATH, videos, PlaylistListing.LATER, after, done);
    }

    /** Removes a video: 303 to the page; 404 if the text is not a hash path; 429. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response remove(InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        changes.removeLater(caller, form.get("hash"));
        return views.removed(PATH, form);
    }
}
