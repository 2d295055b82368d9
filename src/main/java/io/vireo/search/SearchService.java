package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.platform.Component;
import io.vireo.search.SearchPage.Hit;
import io.vireo.video.UniversalBody;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches the index of this node and reads the hits from the database. Complete results are cached, bounded by a configured time and size.
 */
@Component
class SearchService {
    private static final int SUGGESTED = 10;

    /** More hits than this are streamed if all are requested. */
    private static final int MAX_IN_MEMORY = 2000;

    private static final int OBJECT_BYTES = 400;

    private final SearchIndex index;
    private final RowRepository rows;
    private final IndexFollower follower;
    private final Clock clock;
    private final Cache<Asked, SearchPage> results;

    /**
     * Cache key of a search, with the versions of the shown data and of the index, which change when results may have changed.
     *
     * @param limit the page size; 0 for all hits
     */
    private record Asked(String list, List<String> after, int limit, long rows, long index) {}

    @Inject
    SearchService(SearchIndex index, RowRepository rows, IndexFollower follower, Clock clock, SearchSettings settings) {
        this.index = index;
        this.rows = rows;
        this.follower = follower;
        this.clock = clock;
        this.results = Caffeine.newBuilder()
                .expireAfterWrite(settings.cacheTtl())
                .maximumWeight(settings.cacheBytes())
                .weigher((Asked asked, SearchPage page) ->
                        OBJECT_BYTES + 2 * asked.list().length() + page.body().json().length)
                .build();
    }

    /** Returns whether hits may be missing because the index is being built. */
    boolean isIncomplete() {
        return follower.isIncomplete();
    }

    /**
     * Returns a page from the cache or by searching.
     *
     * @param after the keys of the cursor; empty for the first page
     * @param limit the size of the page; empty for all hits
     * @return null if all hits are requested and are too many for memory
     */
    @Nullable
    SearchPage page(SearchRequest request, List<String> after, OptionalInt limit) throws SQLException {
        if (request.query().isEmpty()) {
            return SearchPage.EMPTY;
        }
        Asked asked = new Asked(request.list(), after, limit.orElse(0), rows.version(), index.version());
        SearchPage page = results.getIfPresent(asked);
        if (page == null) {
            index.admit();
            page = request.byRelevance() ? byRelevance(request, after, limit) : byRank(request, after, limit);
            if (page != null && !page.isIncomplete()) {
                results.put(asked, page);
            }
        }
        return page;
    }

    private SearchPage byRelevance(SearchRequest request, List<String> after, OptionalInt limit) throws SQLException {
        boolean isIncomplete = isIncomplete();
        Map<Long, Double> best =
                index.read(Map.of(), searcher -> RelevanceQuery.best(searcher, request, clock.instant()));
        List<RankedPosition> ordered = RelevanceQuery.order(best, rows.popularity(best.keySet()));
        int begin = Math.min(after.isEmpty() ? 0 : Integer.parseInt(after.get(0)), ordered.size());
        int end = Math.min(begin + limit.orElse(RelevanceQuery.MAX_HITS), ordered.size());
        List<String> next = end < ordered.size() ? List.of(Integer.toString(end)) : List.of();
        return page(request, after, read(ordered.subList(begin, end)), next, isIncomplete);
    }

    private @Nullable SearchPage byRank(SearchRequest request, List<String> after, OptionalInt limit)
            throws SQLException {
        boolean isIncomplete = isIncomplete();
        int max = limit.orElse(MAX_IN_MEMORY);
        List<Hit> found = hits(request, request.position(after), request.scope().last, max + 1);
        if (found.size() <= max) {
            return page(request, after, found, List.of(), isIncomplete);
        }
        List<String> next = found.get(max - 1).position().keys();
        return limit.isEmpty() ? null : page(request, after, found.subList(0, max), next, isIncomplete);
    }

    private SearchPage page(
            SearchRequest request, List<String> after, List<Hit> found, List<String> next, boolean isIncomplete)
            throws SQLException {
        List<String> similar = found.isEmpty() && after.isEmpty() ? similar(request) : List.of();
        return SearchPage.of(found, similar, next, isIncomplete || isIncomplete()); // also if reading has failed
    }

    /** Returns the hits after a position, at most {@code max}, in order; none if reading the index fails. */
    private List<Hit> hits(SearchRequest request, RankedPosition after, int lastRank, int max) throws SQLException {
        try (HitStream hits = new HitStream(index, this, request, after, lastRank)) {
            return hits.next(max);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Starts to stream all hits after a cursor. */
    HitStream stream(SearchRequest request, List<String> after) {
        return new HitStream(index, this, request, request.position(after), request.scope().last);
    }

    /** Returns similar queries that have hits. */
    private List<String> similar(SearchRequest request) throws SQLException {
        List<String> similar = new ArrayList<>();
        for (SearchQuery query : index.read(List.<SearchQuery>of(), s -> SimilarQueries.of(s, request.query()))) {
            SearchRequest other = request.withQuery(query);
            if (!hits(other, other.position(List.of()), other.scope().last, 1).isEmpty()) {
                similar.add(query.typed());
            }
        }
        return similar;
    }

    /** Returns titles and usernames with words that begin as the query, best first. */
    List<String> completions(String prefix) throws SQLException {
        index.admit();
        return Stream.concat(
                        completions(prefix, Scope.VIDEO).map(UniversalBody::title),
                        completions(prefix, Scope.CHANNEL).map(UniversalBody::channel))
                .distinct()
                .limit(SUGGESTED)
                .toList();
    }

    private Stream<UniversalBody> completions(String prefix, Scope scope) throws SQLException {
        SearchRequest request = SearchRequest.of(scope, prefix);
        return hits(request, request.position(List.of()), scope.first + Rank.PREFIX, SUGGESTED).stream()
                .map(Hit::body);
    }

    /** Returns the entries of the positions that anybody may see; of the others, the index is checked. */
    List<Hit> read(List<RankedPosition> positions) throws SQLException {
        List<Hit> hits = rows.hits(positions);
        if (hits.size() < positions.size()) {
            List<Long> hidden =
                    new ArrayList<>(positions.stream().map(RankedPosition::key).toList());
            hits.forEach(hit -> hidden.remove(hit.position().key()));
            follower.verify(hidden);
        }
        return hits;
    }
}
