package io.vireo.web;

import io.vireo.http.CommonError;
import io.vireo.search.SearchListing;
import io.vireo.search.SearchListing.Found;
import io.vireo.web.PageTexts.Translation;
import io.vireo.web.discover.FoundCards;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /search/{query}}: the hits of a search, with filters. */
@WebPage
@Path("/search/{query}")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SearchPageResource {
    private static final int HITS = 20;
    private static final String SHOW = "show";
    private static final String SINCE = "since";
    private static final String DURATION = "duration";
    private static final String TAG = "tag";
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_YEAR = 365;

    @Inject
    PageBuilder pages;

    @Inject
    FoundCards cards;

    @Inject
    Visit visit;

    @Inject
    SearchListing searches;

    @Inject
    Clock clock;

    /** 200 with the hits; 400 with an invalid filter. */
    @GET
    public Response search(@PathParam("query") String query, @Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        String show = parameters.getFirst(SHOW) == null ? "all" : parameters.getFirst(SHOW);
        if (!List.of("all", "video", "channel").contains(show)) {
            throw CommonError.NOT_FOUND.exception();
        }
        MultivaluedMap<String, String> filters = new MultivaluedHashMap<>();
        for (String name : List.of(SINCE, DURATION, TAG, "after")) {
            if (parameters.containsKey(name)) {
                filters.putSingle(name, parameters.getFirst(name));
            }
        }
        Found found = searches.search(show, query, filters, HITS);
        Translation texts = visit.texts();
        String path = "search/" + PageLinks.segment(query);
        Map<String, Object> values = new HashMap<>();
        values.put(
                "hit_list", pages.section("hits", found.hits(), () -> Map.of("hits", cards.of(found.hits(), query))));
        values.put("none", found.hits().isEmpty());
        values.put("nothing_for", texts.format("search_nothing", query));
        values.put("incomplete", found.incomplete());
        values.put("query", query);
        values.put("heading", texts.format("search_heading", query));
        values.put("filters", filters(parameters, path));
        values.put("filtered", parameters.keySet().stream().anyMatch(List.of(SHOW, SINCE, DURATION, TAG)::contains));
        values.put("clear", path);
        values.put("next", found.next() == null ? false : with(parameters, path, "after", found.next()));
        values.put(
                "similar",
                found.similar().stream()
                        .map(other -> Map.of(
                                "text",
                                texts.format("search_similar", other),
                                "href",
                                "search/" + PageLinks.segment(other)))
                        .toList());
        values.put("noindex", true);
        return pages.page("search", texts.format("search_for", query), values);
    }

    private List<Map<String, Object>> filters(MultivaluedMap<String, String> parameters, String path) {
        LocalDate today = LocalDate.now(clock);
        return List.of(
                filter(parameters, path, SHOW, "", "video", "channel"),
                filter(
                        parameters,
                        path,
                        SINCE,
                        "",
                        today.toString(),
                        today.minusDays(DAYS_OF_WEEK).toString(),
                        today.minusDays(DAYS_OF_YEAR).toString()),
                filter(parameters, path, DURATION, "", "-240", "240-1200", "1200-"));
    }

    /** Returns a filter with a link for each of its values; the texts are {@code filter_<name>_<position>}. */
    private Map<String, Object> filter(
            MultivaluedMap<String, String> parameters, String path, String name, String... choices) {
        Translation texts = visit.texts();
        String current = parameters.getFirst(name) == null ? "" : parameters.getFirst(name);
        List<Map<String, Object>> links = new ArrayList<>();
        for (String choice : choices) {
            links.add(Map.of(
                    "label",
                    texts.format("filter_" + name + "_" + links.size()),
                    "href",
                    with(parameters, path, name, choice),
                    "current",
                    choice.equals(current)));
        }
        return Map.of("label", texts.format("filter_" + name), "links", links);
    }

    /** Returns the path with the current filters and another value of one parameter; only {@code after} keeps the place. */
    private static String with(MultivaluedMap<String, String> parameters, String path, String name, String value) {
        StringBuilder query = new StringBuilder();
        for (String key : List.of(SHOW, SINCE, DURATION, TAG, "after")) {
            String kept = key.equals(name) ? value : key.equals("after") ? null : parameters.getFirst(key);
            if (kept != null && !kept.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(key)
                        .append('=')
                        .append(PageLinks.segment(kept));
            }
        }
        return path + query;
    }
}
