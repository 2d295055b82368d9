package io.vireo.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Builds the index queries of a search. The hits of each rank are exact: no text is compared afterwards. */
final class RankQueries {
    static {
        // a request target has fewer characters than this, and each is at most a few clauses
        IndexSearcher.setMaxClauseCount(1 << 20);
    }

    private final SearchRequest request;
    private final IndexSearcher searcher;
    private final Map<String, Integer> rarest = new HashMap<>();

    RankQueries(SearchRequest request, IndexSearcher searcher) {
        this.request = request;
        this.searcher = searcher;
    }

    /**
     * Returns the query for the hits of the rank of a position that are not newer.
     *
     * @param known all hits of the same kind, if they are known
     */
    Query after(RankedPosition position, @Nullable KnownHits known) throws IOException {
        int rank = position.rank();
        BooleanQuery.Builder hits = within(known).add(atMost(rank, known), Occur.FILTER);
        if (rank != Rank.EXACT && rank != Rank.FIRST_OF_CHANNELS) {
            hits.add(atMost(rank - 1, known), Occur.MUST_NOT);
        }
        if (position.upload() < Long.MAX_VALUE) {
            Query points = LongPoint.newRangeQuery(IndexFields.UPLOAD, Long.MIN_VALUE, position.upload());
            hits.add(
                    new IndexSortSortedNumericDocValuesRangeQuery(
                            IndexFields.UPLOAD, Long.MIN_VALUE, position.upload(), points),
                    Occur.FILTER);
        }
        return filtered(hits);
    }

    /**
     * Determines all hits up to the last rank of videos, or of channels: part by part among those of the parts before, and longer parts,
     * which are rarer, first. Returns null for a query without parts.
     */
    @Nullable
    KnownHits all(int lastRank) throws IOException {
        List<String> parts = request.query().parts().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        KnownHits known = null;
        for (String part : parts) {
            BooleanQuery.Builder hits = within(known).add(atMost(lastRank, part, known), Occur.FILTER);
            known = new KnownHits(searcher, filtered(hits));
            if (known.isEmpty()) {
                break;
            }
        }
        return known;
    }

    /** Returns the query for all hits. */
    Query all() throws IOException {
        BooleanQuery.Builder hits = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        if (request.scope() != Scope.CHANNEL) {
            hits.add(atMost(Rank.CAPTIONS, null), Occur.SHOULD);
        }
        if (request.scope() != Scope.VIDEO) {
            hits.add(atMost(Rank.LAST, null), Occur.SHOULD);
        }
        return filtered(hits);
    }

    private Query filtered(BooleanQuery.Builder hits) {
        request.filters().forEach(filter -> hits.add(filter, Occur.FILTER));
        return hits.build();
    }

    private static BooleanQuery.Builder within(@Nullable KnownHits known) {
        BooleanQuery.Builder hits = new BooleanQuery.Builder();
        return known == null ? hits : hits.add(known, Occur.FILTER);
    }

    /** Returns the query for the hits of the same kind, videos or channels, whose rank is not worse. */
    private Query atMost(int rank, @Nullable KnownHits known) throws IOException {
        int match = Rank.isOfChannel(rank) ? rank - Rank.FIRST_OF_CHANNELS : rank;
        SearchQuery query = request.query();
        if (match <= Rank.EQUAL) {
            String text = match == Rank.EXACT ? IndexFields.TYPED + query.typed() : IndexFields.FOLDED + query.folded();
            return new TermQuery(new Term(field(rank) + IndexFields.WHOLE_TEXT, text));
        }
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        for (String part : query.parts()) {
            parts.add(atMost(rank, part, known), Occur.FILTER);
        }
        return parts.build();
    }

    private static String field(int rank) {
        return Rank.isOfChannel(rank) ? IndexFields.USERNAME : IndexFields.TITLE;
    }

    /** Returns the query for the videos, or channels, that have a part with a rank that is not worse. */
    private Query atMost(int rank, String part, @Nullable KnownHits known) throws IOException {
        int match = Rank.isOfChannel(rank) ? rank - Rank.FIRST_OF_CHANNELS : rank;
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(among(known, match(field(rank), Math.min(match, Rank.INSIDE), part)), Occur.SHOULD);
        if (match > Rank.INSIDE) {
            int described = Math.min(match - Rank.FIRST_OF_DESCRIPTION + Rank.WHOLE, Rank.INSIDE);
            any.add(among(known, match(IndexFields.DESCRIPTION, described, part)), Occur.SHOULD);
        }
        if (match == Rank.CAPTIONS) {
            any.add(among(known, captions(part)), Occur.SHOULD);
        }
        return any.build();
    }

    /** The query for a text looks only at known hits; otherwise it would search for its next hit, however far that is. */
    private static Query among(@Nullable KnownHits known, Query text) {
        return known == null ? text : within(known).add(text, Occur.FILTER).build();
    }

    /** Returns the query for captions that contain a part as whole words. */
    static Query captions(String part) {
        return words(IndexFields.CAPTIONS + IndexFields.WORDS, TextTerms.words(part));
    }

    /**
     * Returns the query for texts that contain a part.
     *
     * @param match {@link Rank#WHOLE}, {@link Rank#PREFIX} or {@link Rank#INSIDE}
     */
    Query match(String field, int match, String part) throws IOException {
        // letters of scripts without spaces, and symbols, are words wherever they are
        boolean isAlwaysWhole = !TextTerms.isWordCharacter(part.codePointAt(0))
                && !TextTerms.isWordCharacter(part.codePointBefore(part.length()));
        return match == Rank.WHOLE && !isAlwaysWhole
                ? words(field + IndexFields.WORDS, TextTerms.words(part))
                : grams(field, part, match == Rank.PREFIX);
    }

    private static Query words(String field, List<TextTerms.Term> words) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        words.forEach(word -> phrase.add(new Term(field, word.text()), word.position()));
        return phrase.build();
    }

    /** Not all substrings are needed, but the rarest is, because reading a phrase begins with it. */
    private Query grams(String field, String part, boolean isPrefix) throws IOException {
        String start = isPrefix ? String.valueOf(TextTerms.START) : "";
        int last = part.codePointCount(0, part.length()) - IndexFields.GRAM;
        if (last < 0) {
            return new TermQuery(new Term(field + IndexFields.SHORT_GRAMS, start + part));
        }
        SortedSet<Integer> positions = new TreeSet<>();
        for (int at = rarest(part, last); at > -IndexFields.GRAM; at -= IndexFields.GRAM) {
            positions.add(Math.max(at, 0));
        }
        for (int at = rarest(part, last); at < last + IndexFields.GRAM; at += IndexFields.GRAM) {
            positions.add(Math.min(at, last));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        positions.forEach(at ->
                phrase.add(new Term(field + IndexFields.GRAMS, (at == 0 ? start : "") + gram(part, at)), at));
        return phrase.build();
    }

    /** Returns the position of the substring of a part that the fewest titles have. */
    private int rarest(String part, int last) throws IOException {
        Integer known = rarest.get(part);
        int found = known == null ? 0 : known;
        int fewest = Integer.MAX_VALUE;
        for (int at = 0; known == null && at <= last; at++) {
            Term term = new Term(IndexFields.TITLE + IndexFields.GRAMS, gram(part, at));
            int titles = searcher.getIndexReader().docFreq(term);
            if (titles < fewest) {
                fewest = titles;
                found = at;
            }
        }
        rarest.put(part, found);
        return found;
    }

    private static String gram(String part, int at) {
        int index = part.offsetByCodePoints(0, at);
        return part.substring(index, part.offsetByCodePoints(index, IndexFields.GRAM));
    }
}
