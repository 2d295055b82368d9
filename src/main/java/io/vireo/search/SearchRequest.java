package io.vireo.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.ApiException;
import io.vireo.video.TagName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What is searched for.
 *
 * @param filters conditions for videos; a channel fulfils none
 * @param byRelevance whether the order is that of {@link RelevanceQuery} instead of the ranks
 * @param parameters the query parameters that give filters and order, encoded, each after {@code &}
 */
record SearchRequest(SearchQuery query, Scope scope, List<Query> filters, boolean byRelevance, String parameters) {
    private static final String SORT = "sort";
    private static final String DURATION = "duration";
    private static final String SINCE = "since";
    private static final String TAG = "tag";
    private static final Pattern RANGE = Pattern.compile("(?=.*[0-9])[0-9]{0,9}-[0-9]{0,9}");

    /** Changes with the meaning of the ranks in cursors. */
    private static final String CURSORS = "search/4/";

    /** Returns a request without filters, in the order of the ranks. */
    static SearchRequest of(Scope scope, String text) {
        return new SearchRequest(SearchQuery.of(text), scope, List.of(), false, "");
    }

    /**
     * Parses a request: besides the query {@code sort=relevance}, {@code duration}, a range of seconds such as {@code 60-300}, {@code 60-}
     * {@code -300}, {@code since}, a date or a time in ISO 8601, and {@code tag}. All values of a repeated filter must hold.
     *
     * @throws ApiException {@code "bad-search-type"} or {@code {"invalid-field": …}}
     */
    static SearchRequest of(String type, String text, MultivaluedMap<String, String> parameters) {
        List<Query> filters = new ArrayList<>();
        StringBuilder given = new StringBuilder();
        for (String name : List.of(SORT, DURATION, SINCE, TAG)) {
            for (String value : parameters.getOrDefault(name, List.of())) {
                if (!isRelevance(name, value)) {
                    filters.add(filter(name, value));
                }
                given.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8));
            }
        }
        boolean byRelevance = parameters.containsKey(SORT);
        return new SearchRequest(SearchQuery.of(text), Scope.of(type), filters, byRelevance, given.toString());
    }

    private static boolean isRelevance(String name, String value) {
        return name.equals(SORT) && value.equals("relevance");
    }

    private static Query filter(String name, String value) {
        try {
            if (name.equals(SINCE)) {
                // not the 0 of channels
                return LongPoint.newRangeQuery(IndexFields.UPLOAD, Math.max(1, micros(value)), Long.MAX_VALUE);
            }
            Optional<TagName> tag = name.equals(TAG) ? TagName.of(value) : Optional.empty();
            if (tag.isPresent()) {
                return new TermQuery(new Term(IndexFields.TAG, tag.get().folded()));
            }
            if (name.equals(DURATION) && RANGE.matcher(value).matches()) {
                String[] ends = value.split("-", 2);
                long min = Long.parseLong("0" + ends[0]) * 1000;
                long max = ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]) * 1000 + 999;
                if (min < max) {
                    return LongPoint.newRangeQuery(IndexFields.MILLIS, min, max);
                }
            }
        } catch (DateTimeException | ArithmeticException e) {
            // as below
        }
        throw ApiException.invalidField(name);
    }

    private static long micros(String since) {
        Instant instant = since.contains("T")
                ? Instant.parse(since)
                : LocalDate.parse(since).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1000);
    }

    SearchRequest withQuery(SearchQuery other) {
        return new SearchRequest(other, scope, filters, byRelevance, parameters);
    }

    /** Returns the position for the keys of a cursor, or before all hits. */
    RankedPosition position(List<String> after) {
        return after.isEmpty() ? RankedPosition.before(scope.first) : RankedPosition.of(after);
    }

    /** Returns a name that identifies the list of hits, for cursors and the cache. */
    String list() {
        return CURSORS + scope + parameters + "/" + query.typed();
    }
}
