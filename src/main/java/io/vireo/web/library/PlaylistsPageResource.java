package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.playlist.PlaylistChangeService;
import io.vireo.playlist.PlaylistListing;
import io.vireo.playlist.PlaylistResponse;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageLinks;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /playlists}: the playlists of the visitor, and the form for a new one. */
@WebPage
@Path("/playlists")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PlaylistsPageResource {
    private static final String PATH = "playlists";
    private static final int PLAYLISTS = 24;

    @Inject
    PageBuilder pages;

    @Inject
    ListForms lists;

    @Inject
    PlaylistViews views;

    @Inject
    Visit visit;

    @Inject
    PlaylistListing playlists;

    @Inject
    PlaylistChangeService changes;

    /** 200 with the playlists; 303 to the sign-in page. */
    @GET
    public Response show(@QueryParam("after") @Nullable String after, @QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        Map<String, Object> form = PlaylistForm.values("", "private", PlaylistForm.noErrors(visit));
        return page(200, caller, form, after, done);
    }

    /** 303 to the new playlist; 400, 409 or 429 with the form as it was sent. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response create(InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        try {
            PlaylistResponse created = changes.create(caller, form.get("title"), form.get("visibility"));
            return pages.redirect(PageLinks.with(PageLinks.playlist(created.playlist()), "done", "created"))
                    .build();
        } catch (ApiException e) {
            FormErrors errors = PlaylistForm.noErrors(visit);
            PlaylistForm.reject(e, errors);
            return page(e.status(), caller, PlaylistForm.values(form, errors), null, null);
        }
    }

    private Response page(
            int status, Caller caller, Map<String, Object> form, @Nullable String after, @Nullable String done) {
        Section<PlaylistResponse> own = playlists.own(caller, after, PLAYLISTS);
        Map<String, Object> values = lists.values(done, after);
        values.putAll(form);
        values.put("playlists", views.cards(own));
        values.put("none", own.entries().isEmpty());
        values.put("next", own.next() == null ? "" : PageLinks.with(PATH, "after", own.next()));
        return lists.page(status, PATH, visit.texts().format("playlists"), values);
    }
}
