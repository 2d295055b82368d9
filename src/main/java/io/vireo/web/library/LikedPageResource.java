package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.rating.LikedVideoListing;
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

/** {@code /liked}: the videos that the visitor likes. */
@WebPage
@Path("/liked")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class LikedPageResource {
    private static final String PATH = "liked";

    @Inject
    SavedVideoViews views;

    @Inject
    Visit visit;

    @Inject
    LikedVideoListing liked;

    /** 200 with the videos; 303 to the sign-in page. */
    @GET
    public Response show(@QueryParam("after") @Nullable String after, @QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        Section<UniversalBody> videos = liked.page(caller, after, SavedVideoViews.VIDEOS);
        return views.page(PATH, videos, "", after, done);
    }

    /** Ends that the visitor likes a video: 303 to the page; 404; 429. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response remove(InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        liked.remove(caller, form.get("hash"));
        return views.removed(PATH, form);
    }
}
