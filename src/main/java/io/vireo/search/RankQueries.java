package io.vireo.search;

import java.util.List;
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
        IndexSearcher.setDefaultQueryCache(null);
    }

    private final SearchRequest request;

    RankQueries(SearchRequest request) {
        this.request = request;
    }

    /**
     * Returns the query for the hits of the rank of a position that are not newer.
     *
     * @param all the hits of all ranks, if they are known
     */
    Query after(RankedPosition position, @Nullable KnownHits all) {
        int rank = position.rank();
        BooleanQuery.Builder hits = new BooleanQuery.Builder().add(atMost(rank), Occur.FILTER);
        if (rank != Rank.EXACT && rank != Rank.FIRST_OF_CHANNELS) {
            hits.add(atMost(rank - 1), Occur.MUST_NOT);
        }
        if (all != null) {
            hits.add(all, Occur.FILTER);
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

    /** Returns the query for all hits. */
    Query all() {
        BooleanQuery.Builder hits = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        if (request.scope() != Scope.CHANNEL) {
            hits.add(atMost(Rank.FIRST_OF_CHANNELS - 1), Occur.SHOULD);
        }
        if (request.scope() != Scope.VIDEO) {
            hits.add(atMost(Rank.LAST), Occur.SHOULD);
        }
        return filtered(hits);
    }

    private Query filtered(BooleanQuery.Builder hits) {
        request.filters().forEach(filter -> hits.add(filter, Occur.FILTER));
        return hits.build();
    }

    /** Returns the query for the hits of the same kind, videos or channels, whose rank is not worse. */
    private Query atMost(int rank) {
        boolean isChannel = Rank.isOfChannel(rank);
        String field = isChannel ? IndexFields.USERNAME : IndexFields.TITLE;
        int match = isChannel ? rank - Rank.FIRST_OF_CHANNELS : rank;
        SearchQuery query = request.query();
        if (match <= Rank.EQUAL) {
            String text = match == Rank.EXACT ? IndexFields.TYPED + query.typed() : IndexFields.FOLDED + query.folded();
            return new TermQuery(new Term(field + IndexFields.WHOLE_TEXT, text));
        }
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        for (String part : query.parts()) {
            Query matching = match(field, Math.min(match, Rank.INSIDE), part);
            if (match > Rank.INSIDE) {
                int described = Math.min(match - Rank.FIRST_OF_DESCRIPTION + Rank.WHOLE, Rank.INSIDE);
                matching = anyOf(matching, match(IndexFields.DESCRIPTION, described, part));
            }
            if (match == Rank.CAPTIONS) {
                matching = anyOf(matching, captions(part));
            }
            parts.add(matching, Occur.FILTER);
        }
        return parts.build();
    }

    private static Query anyOf(Query... queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List.of(queries).forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
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
    static Query match(String field, int match, String part) {
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

    private static Query grams(String field, String part, boolean isPrefix) {
        String start = isPrefix ? String.valueOf(TextTerms.START) : "";
        int length = part.codePointCount(0, part.length());
        if (length < IndexFields.GRAM) {
            return new TermQuery(new Term(field + IndexFields.SHORT_GRAMS, start + part));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int at = 0; at < length; at += IndexFields.GRAM) {
            int from = Math.min(at, length - IndexFields.GRAM);
            int index = part.offsetByCodePoints(0, from);
            String gram = part.substring(index, part.offsetByCodePoints(index, IndexFields.GRAM));
            phrase.add(new Term(field + IndexFields.GRAMS, at == 0 ? start + gram : gram), from);
        }
        return phrase.build();
    }
}
