package io.vireo.search;

import io.vireo.http.Json;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Searches for pages, through the cache of the API's responses. */
@Component
public class SearchListing {
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

    private record Answer(
            List<Map<String, Object>> response, @Nullable List<String> suggestion) {}

    @Inject
    SearchService service;

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
        try {
            SearchPage page = service.page(search, after, OptionalInt.of(limit));
            if (page == null) {
                return new Found(List.of(), null, List.of(), true);
            }
            Answer answer = Json.mapper().readValue(page.body().json(), Answer.class);
            return new Found(
                    answer.response(),
                    page.next().isEmpty() ? null : paginator.cursor(search.list(), page.next()),
                    answer.suggestion() == null ? List.of() : answer.suggestion(),
                    page.isIncomplete());
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
