package io.vireo.web.watch;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.playlist.CreatePlaylistRequest;
import io.vireo.playlist.SavedVideoService;
import io.vireo.playlist.SavedVideoService.SavedState;
import io.vireo.video.catalogue.CatalogueService;
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
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code /save/{hash}}: saves a video in the watch-later list and in playlists of the visitor, also in a new one. The script of the watch
 * page shows the form in a dialog.
 */
@WebPage
@Path("/save/{hash}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SavePageResource {
    private static final Set<String> FIELDS = Set.of("title", "visibility");

    /** The prefixes of the fields of a list: its check box, and whether that was checked when the form was made. */
    private static final String NOW = "in-";

    private static final String BEFORE = "was-";

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    CatalogueService catalogue;

    @Inject
    SavedVideoService saved;

    /** 200 with the lists of the visitor; 303 to the sign-in page; 404. */
    @GET
    public Response form(@PathParam("hash") String hash) {
        Caller caller = visit.requireCaller();
        String title = title(hash);
        return page(200, caller, hash, title, new FormData(Map.of()), new FormErrors(visit.texts()));
    }

    /** 303 to the watch page; 303 to the sign-in page; 400, 404, 409 or 429 with the form as it was sent. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response save(@PathParam("hash") String hash, InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        FormData form = FormData.read(body);
        String title = title(hash);
        FormErrors errors = new FormErrors(visit.texts());
        int status = 400;
        try {
            visit.requireActiveCaller();
            save(caller, hash, form, errors);
        } catch (ApiException e) {
            errors.add(e, FIELDS);
            status = e.status();
        }
        return errors.isEmpty()
                ? pages.redirect(PageLinks.watch(hash) + "#" + WatchDeeds.REGION)
                        .build()
                : page(status, caller, hash, title, form, errors);
    }

    private void save(Caller caller, String hash, FormData form, FormErrors errors) {
        CreatePlaylistRequest created =
                new CreatePlaylistRequest(form.get("title").strip(), form.get("visibility"));
        boolean isNew = !created.title().isEmpty();
        if (isNew && !validator.validate(created).isEmpty()) {
            errors.add("title", "error_playlist_title");
            return;
        }
        for (String list : lists(form)) {
            boolean now = form.fields().containsKey(NOW + list);
            if (now && !form.fields().containsKey(BEFORE + list)) {
                saved.save(caller, list, hash);
            } else if (!now) {
                saved.remove(caller, list, hash);
            }
        }
        if (isNew) {
            saved.saveInNew(caller, created, hash);
        }
    }

    /** Returns the lists that the form names. */
    private static List<String> lists(FormData form) {
        return form.fields().keySet().stream()
                .flatMap(field -> Stream.of(NOW, BEFORE)
                        .filter(field::startsWith)
                        .map(prefix -> field.substring(prefix.length())))
                .distinct()
                .sorted()
                .toList();
    }

    private String title(String hash) {
        return PageCards.text(catalogue.video(hash, visit.credentials()), "title");
    }

    private Response page(int status, Caller caller, String hash, String title, FormData form, FormErrors errors) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        SavedState places = saved.places(caller, hash);
        List<Map<String, Object>> lists = new ArrayList<>();
        lists.add(list(form, SavedVideoService.LATER, visit.texts().format("watch_later"), "", places.later()));
        places.playlists()
                .forEach(place -> lists.add(list(
                        form,
                        place.playlist().playlist(),
                        place.playlist().title(),
                        visit.texts().format("visibility_" + place.playlist().visibility()),
                        place.saved())));
        values.put("lists", lists);
        values.put("subject_title", title);
        values.put("value_title", form.get("title"));
        String visibility = form.get("visibility");
        values.put(
                "visibilities",
                Stream.of("private", "unlisted", "public")
                        .map(key -> Map.of(
                                "key",
                                key,
                                "label",
                                visit.texts().format("visibility_" + key),
                                "selected",
                                key.equals(visibility)))
                        .toList());
        values.put("action", "save/" + hash);
        values.put("back", PageLinks.watch(hash));
        values.put("region", WatchDeeds.REGION);
        values.put("noindex", true);
        return pages.respond(status, "save", visit.texts().format("save_title"), values)
                .build();
    }

    private static Map<String, Object> list(FormData form, String key, String label, String hint, boolean isSaved) {
        boolean wasSent = form.fields().containsKey("visibility");
        return Map.of(
                "key",
                key,
                "label",
                label,
                "hint",
                hint,
                "was",
                isSaved,
                "checked",
                wasSent ? form.fields().containsKey(NOW + key) : isSaved);
    }
}
