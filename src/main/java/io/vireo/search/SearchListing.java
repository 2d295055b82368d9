package io.vireo.search;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.http.Json;
import io.vireo.pagination.Paginator;
import io.vireo.search.SearchCache.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Searches for pages, through the cache of the API's responses. */
@ApplicationScoped
public class SearchListing {
    private static final TypeReference<Map<String, List<Map<String, Object>>>> HITS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Object>>> ALL = new TypeReference<>() {};

    /**
     * A page of hits.
     *
     * @param hits universal bodies
     * @param next the cursor of the next page; null if there is none
     * @param similar similar queries with hits, if this one has none
     * @param incomplete whether hits may be missing, because the index is being built
     */
    public record Found(
            List<Map<String, Object>> hits, @Nullable String next, List<String> similar, boolean incomplete) {}

    @Inject
    SearchService service;

    @Inject
    SearchCache cache;

    @Inject
    Paginator paginator;

    /**
     * Returns a page of hits, as {@code GET /search/{type}/{text}} does.
     *
     * @param parameters the filters and the cursor
     */
    public Found search(String type, String text, MultivaluedMap<String, String> parameters, int limit) {
        SearchRequest search = SearchRequest.of(type, text, parameters);
        List<String> after = paginator.position(search.list(), parameters.getFirst("after"));
        if (search.query().isEmpty()) {
            return new Found(List.of(), null, List.of(), false);
        }
        SearchPage page = page(search, after, limit);
        if (page == null) {
            return new Found(List.of(), null, List.of(), true);
        }
        String next = page.next().isEmpty() ? null : paginator.cursor(search.list(), page.next());
        try {
            byte[] json = page.body().json();
            Map<String, List<Object>> answer = Json.mapper().readValue(json, ALL);
            List<String> similar = answer.getOrDefault("suggestion", List.of()).stream()
                    .map(String::valueOf)
                    .toList();
            List<Map<String, Object>> hits = answer.containsKey("suggestion")
                    ? List.of()
                    : Objects.requireNonNull(Json.mapper().readValue(json, HITS).get("response"));
            return new Found(hits, next, similar, page.isIncomplete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable SearchPage page(SearchRequest search, List<String> after, int limit) {
        try {
            return cache.result(
                    new Asked(search.list(), after, limit, service.version()),
                    () -> service.result(search, after, OptionalInt.of(limit)));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
