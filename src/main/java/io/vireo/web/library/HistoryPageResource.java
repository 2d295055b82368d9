package io.vireo.web.library;

import io.vireo.auth.Caller;
import io.vireo.history.HistoryListing;
import io.vireo.history.HistoryListing.Watched;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.web.FormData;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /history}: what the visitor has watched. The settings page has the same switch. */
@WebPage
@Path("/history")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class HistoryPageResource {
    static final String PATH = "history";
    private static final int VIDEOS = 24;
    private static final String SETTINGS = "settings";

    @Inject
    PageBuilder pages;

    @Inject
    PersonalCards cards;

    @Inject
    ListForms lists;

    @Inject
    Visit visit;

    @Inject
    HistoryListing history;

    /** 200 with the videos by day; 303 to the sign-in page. */
    @GET
    public Response show(
            @QueryParam("q") @Nullable String q,
            @QueryParam("after") @Nullable String after,
            @QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        String title = query(q);
        Section<Watched> watched = history.page(caller, title, after, VIDEOS);
        Map<String, Object> values = lists.values(done, after);
        values.put("level", "h3");
        values.put("q", title);
        values.put(
                "days",
                cards.byDay(
                        cards.of(watched.entries().stream().map(Watched::video).toList()),
                        watched.entries().stream().map(Watched::time).toList()));
        values.put("none", watched.entries().isEmpty());
        values.put("nothing_for", title.isEmpty() ? "" : visit.texts().format("search_nothing", title));
        values.put("is_on", history.isOn(caller));
        values.put("next", watched.next() == null ? "" : PageLinks.with(PATH, "q", title, "after", watched.next()));
        return lists.page(PATH, visit.texts().format("history"), values);
    }

    /** 303 to the page with the form; 400 for an unknown action; 404 if the text is not a hash path; 429. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(InputStream body) throws IOException {
        Caller caller = visit.requireActiveCaller();
        FormData form = FormData.read(body);
        String action = form.get("action");
        switch (action) {
            case "remove" -> history.remove(caller, form.get("hash"));
            case "clear" -> history.clear(caller);
            case "on" -> history.change(caller, true);
            case "off" -> history.change(caller, false);
            default -> throw ApiException.invalidField("action");
        }
        if (form.get("back").equals(SETTINGS)) {
            return pages.redirect(PageLinks.with(SETTINGS, "done", PATH)).build();
        }
        boolean keepsPlace = List.of("remove", "on", "off").contains(action);
        return pages.redirect(PageLinks.with(
                        PATH,
                        "q",
                        keepsPlace ? query(form.get("q")) : "",
                        "after",
                        keepsPlace ? form.get("after") : "",
                        "done",
                        "history_" + action))
                .build();
    }

    private static String query(@Nullable String text) {
        String title = text == null ? "" : text.strip();
        return title.substring(0, Math.min(title.length(), HistoryListing.MAX_QUERY));
    }
}
