package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.playlist.PlaylistChangeService;
import io.vireo.playlist.PlaylistListing;
import io.vireo.playlist.PlaylistListing.PlaylistPage;
import io.vireo.playlist.PlaylistResponse;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.PageCards;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /playlist/{hash}}: a playlist, and for its owner the forms to change it. */
@WebPage
@Path("/playlist/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PlaylistPageResource {
    /** As many as a response of the API: the owner can move a video within the page. */
    private static final int VIDEOS = 100;

    @Inject
    PageBuilder pages;

    @Inject
    PageCards pageCards;

    @Inject
    PersonalCards cards;

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

    /** 200 with the videos, which no search engine may index unless the playlist is public; 404. */
    @GET
    public Response show(
            @PathParam("hash") String hash,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        PlaylistPage page = playlists.page(hash, views.viewer(), after, VIDEOS);
        Map<String, Object> values = lists.values(done, after);
        PlaylistResponse playlist = page.playlist();
        values.putAll(PlaylistForm.values(playlist.title(), playlist.visibility(), PlaylistForm.noErrors(visit)));
        return page(200, page, values);
    }

    /** 303 to the page after the change; 400 with the form as it was sent; 303 to the sign-in page; 403, 404 or 429. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(@PathParam("hash") String hash, InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        String video = form.get("video");
        String done = "";
        switch (form.get("action")) {
            case "save" -> {
                return save(caller, hash, form);
            }
            case "delete" -> {
                if (!form.get("sure").equals("yes")) {
                    throw ApiException.invalidField("sure");
                }
                changes.delete(caller, hash);
                return pages.redirect("playlists?done=deleted").build();
            }
            case "remove" -> {
                changes.remove(caller, hash, video);
                done = "removed";
            }
            case "up" -> changes.step(caller, hash, video, true);
            case "down" -> changes.step(caller, hash, video, false);
            default -> throw ApiException.invalidField("action");
        }
        String path = PageLinks.with(PageLinks.playlist(hash), "after", form.get("after"), "done", done);
        return pages.redirect(done.isEmpty() ? path + "#v-" + PageLinks.segment(video) : path)
                .build();
    }

    private Response save(Caller caller, String hash, FormData form) {
        try {
            changes.change(caller, hash, form.get("title"), form.get("visibility"));
            return pages.redirect(PageLinks.playlist(hash) + "?done=saved").build();
        } catch (ApiException e) {
            PlaylistPage page = playlists.page(hash, views.viewer(), null, VIDEOS);
            if (!page.isOwner()) {
                throw e;
            }
            FormErrors errors = PlaylistForm.noErrors(visit);
            PlaylistForm.reject(e, errors);
            Map<String, Object> values = lists.values(null, null);
            values.putAll(PlaylistForm.values(form, errors));
            return page(e.status(), page, values);
        }
    }

    private Response page(int status, PlaylistPage page, Map<String, Object> values) {
        PlaylistResponse playlist = page.playlist();
        String path = PageLinks.playlist(playlist.playlist());
        List<Map<String, Object>> videos = cards.of(page.videos().entries());
        values.put("first", SavedVideoViews.play(videos, playlist.playlist()));
        videos.forEach(card -> card.put("name", PageCards.text(card, "title")));
        values.putAll(views.card(playlist));
        values.putAll(pageCards.channel(playlist.channel()));
        values.put("list_title", playlist.title());
        values.put("playlist_hash", playlist.playlist());
        values.put("path", path);
        values.put("owner", page.isOwner());
        values.put("videos", videos);
        values.put("none", videos.isEmpty());
        String next = page.videos().next();
        values.put("next", next == null ? "" : PageLinks.with(path, "after", next));
        boolean isIndexed = page.isPublic() && "".equals(values.get("page_after"));
        values.put("noindex", !isIndexed);
        values.put("canonical", path);
        values.put("shareable", !playlist.visibility().equals("private"));
        return page.isPublic()
                ? pages.respond(status, "playlist", playlist.title(), values).build()
                : lists.page(status, "playlist", playlist.title(), values);
    }
}
