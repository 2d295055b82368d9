package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.discovery.TrendingService;
import io.vireo.http.CommonError;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.video.catalogue.CatalogueService.Section;
import io.vireo.web.library.PersonalCards;
import io.vireo.web.library.PersonalHome;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /}: the home page; without a web client it redirects to the API documentation. */
@Path("/")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class HomeResource {
    private static final int VIDEOS = 29;
    private static final int BESIDE = 5;
    private static final int TRENDING = 8;

    @Inject
    WebSettings settings;

    @Inject
    PageBuilder pages;

    @Inject
    PersonalCards cards;

    @Inject
    PersonalHome personal;

    @Inject
    Visit visit;

    @Inject
    CatalogueService catalogue;

    @Inject
    TrendingService trending;

    /** 200 with the newest videos, for signed-in visitors after those of their own lists; 302 to {@code docs/} without a web client. */
    @GET
    public Response home(@QueryParam("after") @Nullable String after) {
        return settings.enabled()
                ? newest(after)
                : Response.status(Response.Status.FOUND)
                        .location(URI.create("docs/"))
                        .build();
    }

    /** 303 to {@code /}: the address of the home page in the original web client. */
    @GET
    @Path("home")
    public Response alias() {
        if (!settings.enabled()) {
            throw CommonError.NOT_FOUND.exception();
        }
        return pages.redirect("").build();
    }

    private Response newest(@Nullable String after) {
        Section videos = catalogue.videos(null, after, VIDEOS);
        Map<String, Object> values = new HashMap<>();
        Optional<Caller> visitor = visit.caller().filter(caller -> after == null);
        visitor.ifPresent(caller -> values.putAll(personal.values(caller)));
        values.put("own", visitor.isPresent());
        boolean isFirst = after == null && !videos.entries().isEmpty() && !Boolean.FALSE.equals(values.get("own_none"));
        List<Map<String, Object>> hottest = isFirst && visit.caller().isEmpty() ? trending() : List.of();
        values.put(
                "lists",
                pages.section("lists", List.of(videos.entries(), hottest), () -> lists(videos, hottest, isFirst)));
        values.put("none", videos.entries().isEmpty());
        values.put("noindex", after != null);
        return pages.page("home", visit.texts().format("home_title"), values);
    }

    /** Returns the variables of the lists of videos: on the first page one leads, and some are beside it. */
    private Map<String, Object> lists(Section videos, List<Map<String, Object>> hottest, boolean isFirst) {
        List<Map<String, Object>> all = cards.ofBodies(videos.entries());
        int beside = isFirst ? Math.min(all.size(), 1 + BESIDE) : 0;
        Map<String, Object> values = new HashMap<>();
        values.put("lead", isFirst ? all.get(0) : false);
        values.put("beside", isFirst ? all.subList(1, beside) : List.of());
        values.put("has_beside", beside > 1);
        values.put("videos", all.subList(beside, all.size()));
        values.put("has_videos", all.size() > beside);
        values.put("trending", cards.ofBodies(hottest));
        values.put("has_trending", !hottest.isEmpty());
        values.put("next", videos.next() == null ? false : videos.next());
        return values;
    }

    private List<Map<String, Object>> trending() {
        return trending.trending(null, TRENDING).entries();
    }
}
