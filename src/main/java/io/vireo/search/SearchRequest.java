package io.vireo.search;

import io.vireo.http.ApiException;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What is searched for.
 *
 * @param byRelevance whether the order is that of {@link RelevanceQuery} instead of the ranks
 */
record SearchRequest(SearchQuery query, Scope scope, SearchFilter filter, boolean byRelevance) {
    private static final String SORT = "sort";
    private static final String RELEVANCE = "relevance";

    /** Changes with the meaning of the ranks in cursors. */
    private static final String CURSORS = "search/2/";

    /**
     * Parses a request.
     *
     * @throws ApiException {@code "bad-search-type"} or {@code {"invalid-field": …}}
     */
    static SearchRequest of(String type, String text, MultivaluedMap<String, String> parameters) {
        Scope scope = Scope.of(type).orElseThrow(SearchError.BAD_SEARCH_TYPE::exception);
        String sort = parameters.getFirst(SORT);
        if (sort != null && !sort.equals(RELEVANCE)) {
            throw ApiException.invalidField(SORT);
        }
        return new SearchRequest(SearchQuery.of(text), scope, SearchFilter.of(parameters), sort != null);
    }

    SearchRequest withQuery(SearchQuery other) {
        return new SearchRequest(other, scope, filter, byRelevance);
    }

    /** Returns the position before all hits. */
    RankedPosition begin() {
        return RankedPosition.before(scope.first());
    }

    /** Returns a name that identifies the list of hits, for cursors and the cache. */
    String list() {
        return CURSORS + scope.type() + "/" + filter + "/" + byRelevance + "/" + query.typed();
    }

    /** Returns the parameters of the list for the address of the next page, each after {@code &}. */
    String parameters() {
        return (byRelevance ? "&" + SORT + "=" + RELEVANCE : "") + filter.parameters();
    }
}
