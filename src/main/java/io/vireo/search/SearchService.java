package io.vireo.search;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
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
        int max = limit.orElse(request.byRelevance() ? RelevanceQuery.MAX_HITS : MAX_IN_MEMORY);
        List<Hit> found;
        List<String> next;
        if (request.byRelevance()) {
            int skipped = after.isEmpty() ? 0 : Integer.parseInt(after.get(0));
            List<RankedPosition> best =
                    index.read(searcher -> RelevanceQuery.best(searcher, request, clock.instant(), skipped, max));
            found = best == null ? List.of() : read(best);
            boolean more = best != null && best.size() == max && skipped + max < RelevanceQuery.MAX_HITS;
            next = more && limit.isPresent() ? List.of(Integer.toString(skipped + max)) : List.of();
        } else {
            found = page(request, position(request, after), request.scope().last(), max + 1);
            boolean more = found.size() > max;
            if (more && limit.isEmpty()) {
                return null;
            }
            found = more ? found.subList(0, max) : found;
            next = more ? found.get(max - 1).position().keys() : List.of();
        }
        return found.isEmpty() && after.isEmpty()
                ? SearchPage.none(similar(request), isIncomplete)
                : SearchPage.of(found, next, isIncomplete);
    }

    private static RankedPosition position(SearchRequest request, List<String> after) {
        return after.isEmpty() ? request.begin() : RankedPosition.of(after);
    }

    /** Returns the hits after a position, at most {@code max}, in order. */
    private List<Hit> page(SearchRequest request, RankedPosition after, int lastRank, int max) throws SQLException {
        IndexSearcher searcher = index.acquire();
        if (searcher == null) {
            return List.of();
        }
        List<Hit> found = new ArrayList<>();
        try {
            RankedHits hits = new RankedHits(searcher, request, after, lastRank);
            List<RankedPosition> next;
            do {
                next = positions(hits, max - found.size());
                found.addAll(read(next));
            } while (!next.isEmpty() && found.size() < max);
        } catch (IOException e) {
            index.report(e);
        } finally {
            index.release(searcher);
        }
        return found;
    }

    /** Starts to stream all hits after a cursor; null if there is no index. */
    @Nullable
    StreamedSearch stream(SearchRequest request, List<String> after) {
        IndexSearcher searcher = index.acquire();
        if (searcher == null) {
            return null;
        }
        try {
            RankedHits hits = new RankedHits(
                    searcher, request, position(request, after), request.scope().last());
            return new StreamedSearch(hits, this, () -> index.release(searcher));
        } catch (IOException e) {
            index.release(searcher);
            index.report(e);
            return null;
        }
    }

    /** Returns similar queries that have hits. */
    private List<String> similar(SearchRequest request) throws SQLException {
        List<SearchQuery> candidates = index.read(searcher -> SimilarQueries.of(searcher, request.query()));
        List<String> similar = new ArrayList<>();
        for (SearchQuery candidate : candidates == null ? List.<SearchQuery>of() : candidates) {
            SearchRequest other = request.withQuery(candidate);
            if (!page(other, other.begin(), request.scope().last(), 1).isEmpty()) {
                similar.add(candidate.typed());
            }
        }
        return similar;
    }

    /** Returns titles and usernames with words that begin as the query, best first. */
    List<String> completions(SearchQuery prefix) throws SQLException {
        SearchRequest request = new SearchRequest(prefix, Scope.ALL, SearchFilter.NONE, false);
        Set<String> texts = new LinkedHashSet<>();
        for (int first : new int[] {Rank.EXACT, Rank.FIRST_OF_CHANNELS}) {
            page(request, RankedPosition.before(first), first + Rank.PREFIX, SUGGESTED).stream()
                    .map(Hit::text)
                    .forEach(texts::add);
        }
        return texts.stream().limit(SUGGESTED).toList();
    }

    /** Returns at most {@code max} next positions. */
    static List<RankedPosition> positions(RankedHits hits, int max) throws IOException {
        List<RankedPosition> positions = new ArrayList<>();
        while (positions.size() < max) {
            RankedPosition position = hits.next();
            if (position == null) {
                break;
            }
            positions.add(position);
        }
        return positions;
    }

    /** Returns the entries of the positions that anybody may see; of the others, the index is checked. */
    List<Hit> read(List<RankedPosition> positions) throws SQLException {
        List<Hit> hits = rows.hits(positions);
        if (hits.size() < positions.size()) {
            Set<Long> missing = new HashSet<>();
            positions.forEach(position -> missing.add(position.key()));
            hits.forEach(hit -> missing.remove(hit.position().key()));
            indexer.verify(missing);
        }
        return hits;
    }
}
