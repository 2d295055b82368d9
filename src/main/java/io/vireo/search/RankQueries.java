package io.vireo.search;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Builds the index queries of a search. The hits of each rank are exact: no text is compared afterwards. */
final class RankQueries {
    private static final int GRAM = 3;

    static {
        // a request target has fewer characters than this, and each is at most a few clauses
        IndexSearcher.setMaxClauseCount(1 << 20);
        IndexSearcher.setDefaultQueryCache(null);
    }

    private final SearchQuery query;
    private final SearchFilter filter;

    RankQueries(SearchQuery query, SearchFilter filter) {
        this.query = query;
        this.filter = filter;
    }

    /** Returns the query for the hits of one rank. */
    Query of(int rank) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        builder.add(atMost(rank), Occur.FILTER);
        if (rank != Rank.EXACT && rank != Rank.FIRST_OF_CHANNELS) {
            builder.add(atMost(rank - 1), Occur.MUST_NOT);
        }
        filter.addTo(builder);
        return builder.build();
    }

    /** Returns the query for all hits. */
    Query all() {
        return new BooleanQuery.Builder()
                .add(atMost(Rank.FIRST_OF_CHANNELS - 1), Occur.SHOULD)
                .add(atMost(Rank.LAST), Occur.SHOULD)
                .build();
    }

    /** Returns the query for the hits of the same kind, videos or channels, whose rank is not worse. */
    Query atMost(int rank) {
        boolean isChannel = Rank.isOfChannel(rank);
        String field = isChannel ? IndexFields.USERNAME : IndexFields.TITLE;
        int match = isChannel ? rank - Rank.FIRST_OF_CHANNELS : rank;
        if (match <= Rank.EQUAL) {
            String text = match == Rank.EXACT
                    ? IndexFields.TYPED + query.typed()
                    : IndexFields.FOLDED + SearchQuery.folded(query.typed());
            return new TermQuery(new Term(field + IndexFields.WHOLE_TEXT, text));
        }
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        for (String part : query.parts()) {
            parts.add(
                    match < Rank.FIRST_OF_DESCRIPTION
                            ? match(field, match, part)
                            : new BooleanQuery.Builder()
                                    .add(match(field, Rank.INSIDE, part), Occur.SHOULD)
                                    .add(
                                            match(
                                                    IndexFields.DESCRIPTION,
                                                    match - Rank.FIRST_OF_DESCRIPTION + Rank.WHOLE,
                                                    part),
                                            Occur.SHOULD)
                                    .build(),
                    Occur.FILTER);
        }
        return parts.build();
    }

    /**
     * Returns the query for texts that contain a part.
     *
     * @param match {@link Rank#WHOLE}, {@link Rank#PREFIX} or {@link Rank#INSIDE}
     */
    static Query match(String field, int match, String part) {
        return match == Rank.WHOLE
                ? words(field + IndexFields.WORDS, Word.covering(part))
                : grams(field, part, match == Rank.PREFIX);
    }

    private static Query words(String field, List<Word> words) {
        if (words.size() == 1) {
            return new TermQuery(new Term(field, words.get(0).term()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        words.forEach(word -> phrase.add(new Term(field, word.term()), word.position()));
        return phrase.build();
    }

    private static Query grams(String field, String part, boolean isPrefix) {
        String start = isPrefix ? String.valueOf(GramStream.START) : "";
        int length = part.codePointCount(0, part.length());
        if (length <= GRAM) {
            String grams = length < GRAM ? IndexFields.SHORT_GRAMS : IndexFields.GRAMS;
            return new TermQuery(new Term(field + grams, start + part));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int at = 0; at < length; at += GRAM) {
            int from = Math.min(at, length - GRAM);
            int index = part.offsetByCodePoints(0, from);
            String gram = part.substring(index, part.offsetByCodePoints(index, GRAM));
            phrase.add(new Term(field + IndexFields.GRAMS, at == 0 ? start + gram : gram), from);
        }
        return phrase.build();
    }
}
