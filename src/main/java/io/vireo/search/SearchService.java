package io.vireo.search;

import io.vireo.http.CommonError;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Searches the index of this node and reads the hits from the database. */
@Component
class SearchService {
    private static final int SUGGESTED = 10;

    /** More hits than this are streamed if all are requested. */
    private static final int MAX_IN_MEMORY = 2000;

    private final SearchIndex index;
    private final RowRepository rows;
    private final Indexer indexer;
    private final Clock clock;

    @Inject
    SearchService(SearchIndex index, RowRepository rows, Indexer indexer, Clock clock) {
        this.index = index;
        this.rows = rows;
        this.indexer = indexer;
        this.clock = clock;
    }

    /** Returns whether hits may be missing because the index is being built. */
    boolean isIncomplete() {
        return indexer.isIncomplete();
    }

    /** Returns a value that changes when the results of searches may have changed. */
    Version version() {
        return new Version(rows.version(), index.version());
    }

    /** The versions of the shown data and of the index. */
    record Version(long rows, long index) {}

    /**
     * Searches for a page.
     *
     * @param after the keys of the cursor; empty for the first page
     * @param limit the size of the page; empty for all hits
     * @return null if all hits are requested and are too many for memory
     */
    @Nullable
    SearchPage result(SearchRequest request, List<String> after, OptionalInt limit) throws SQLException {
        boolean isIncomplete = isIncomplete();
        List<Hit> found;
        List<String> next = List.of();
        if (request.byRelevance()) {
            int skipped = after.isEmpty() ? 0 : Integer.parseInt(after.get(0));
            int max = limit.orElse(RelevanceQuery.MAX_HITS);
            Map<Long, Double> best =
                    index.read(Map.of(), searcher -> RelevanceQuery.best(searcher, request, clock.instant()));
            List<RankedPosition> ordered = RelevanceQuery.order(best, rows.popularity(best.keySet()));
            int end = Math.min(skipped + max, ordered.size());
            found = read(ordered.subList(Math.min(skipped, end), end));
            if (end < ordered.size()) {
                next = List.of(Integer.toString(end));
            }
        } else {
            int max = limit.orElse(MAX_IN_MEMORY);
            found = page(request, position(request, after), request.scope().last, max + 1);
            if (found.size() > max) {
                if (limit.isEmpty()) {
                    return null;
                }
                found = found.subList(0, max);
                next = found.get(max - 1).position().keys();
            }
        }
        List<String> similar = found.isEmpty() && after.isEmpty() ? similar(request) : List.of();
        return SearchPage.of(found, similar, next, isIncomplete);
    }

    private static RankedPosition position(SearchRequest request, List<String> after) {
        return after.isEmpty() ? RankedPosition.before(request.scope().first) : RankedPosition.of(after);
    }

    /** Returns the hits after a position, at most {@code max}, in order. */
    private List<Hit> page(SearchRequest request, RankedPosition after, int lastRank, int max) throws SQLException {
        return index.read(List.of(), searcher -> {
            RankedHits hits = new RankedHits(searcher, request, after, lastRank);
            List<Hit> found = new ArrayList<>();
            List<RankedPosition> next;
            do {
                next = hits.next(max - found.size());
                found.addAll(read(next));
            } while (!next.isEmpty() && found.size() < max);
            return found;
        });
    }

    /** Starts to stream all hits after a cursor. */
    StreamedSearch stream(SearchRequest request, List<String> after) {
        IndexSearcher searcher = index.acquire();
        if (searcher == null) {
            throw CommonError.UNAVAILABLE.exception();
        }
        try {
            RankedHits hits = new RankedHits(searcher, request, position(request, after), request.scope().last);
            return new StreamedSearch(hits, this, () -> index.release(searcher));
        } catch (IOException e) {
            index.release(searcher);
            throw new UncheckedIOException(e);
        }
    }

    /** Returns similar queries that have hits. */
    private List<String> similar(SearchRequest request) throws SQLException {
        List<String> similar = new ArrayList<>();
        for (SearchQuery query : index.read(List.<SearchQuery>of(), s -> SimilarQueries.of(s, request.query()))) {
            SearchRequest other = request.withQuery(query);
            if (!page(other, position(other, List.of()), request.scope().last, 1)
                    .isEmpty()) {
                similar.add(query.typed());
            }
        }
        return similar;
    }

    /** Returns titles and usernames with words that begin as the query, best first. */
    List<String> completions(String prefix) throws SQLException {
        SearchRequest request = SearchRequest.of(Scope.ALL, prefix);
        int videos = Rank.EXACT;
        int channels = Rank.FIRST_OF_CHANNELS;
        return Stream.concat(
                        page(request, RankedPosition.before(videos), videos + Rank.PREFIX, SUGGESTED).stream(),
                        page(request, RankedPosition.before(channels), channels + Rank.PREFIX, SUGGESTED).stream())
                .map(Hit::text)
                .distinct()
                .limit(SUGGESTED)
                .toList();
    }

    /** Returns the entries of the positions that anybody may see; of the others, the index is checked. */
    List<Hit> read(List<RankedPosition> positions) throws SQLException {
        List<Hit> hits = rows.hits(positions);
        if (hits.size() < positions.size()) {
            List<RankedPosition> shown = hits.stream().map(Hit::position).toList();
            indexer.verify(positions.stream()
                    .filter(position -> !shown.contains(position))
                    .map(RankedPosition::key)
                    .toList());
        }
        return hits;
    }
}
