package io.vireo.search;

import io.vireo.changelog.RowKey;
import io.vireo.platform.text.TextNormalizer;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ranks a text by comparing it: what the index must agree with. */
final class RankOracle {
    static final int NONE = Integer.MAX_VALUE;

    /** Normalizing is most of the work of a scan. */
    private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

    /** The order of hits: by rank, then newest first. */
    static final Comparator<RankedPosition> ORDER = Comparator.comparingInt(RankedPosition::rank)
            .thenComparing(Comparator.comparingLong(RankedPosition::upload).reversed())
            .thenComparing(Comparator.comparingLong(RankedPosition::key).reversed());

    private RankOracle() {}

    /** Returns the rank of a row, or {@link #NONE}. */
    static int rank(SearchQuery query, IndexedRow row) {
        return RowKey.isChannel(row.key())
                ? rank(query, row.text())
                : rank(query, row.text(), row.description(), row.captions());
    }

    /** Returns the rank of a video, or {@link #NONE}. */
    static int rank(SearchQuery query, String title, String description, String captions) {
        int worst = Rank.WHOLE;
        for (String part : query.parts()) {
            int rank = match(fold(title), part);
            if (rank == NONE) {
                rank = match(fold(description), part);
                rank = rank == NONE ? NONE : rank - Rank.WHOLE + Rank.FIRST_OF_DESCRIPTION;
            }
            if (rank == NONE && match(fold(captions), part) == Rank.WHOLE) {
                rank = Rank.CAPTIONS;
            }
            worst = Math.max(worst, rank);
        }
        return whole(query, title, worst);
    }

    /** Returns the rank of a channel, or {@link #NONE}. */
    static int rank(SearchQuery query, String username) {
        int worst = Rank.WHOLE;
        for (String part : query.parts()) {
            worst = Math.max(worst, match(fold(username), part));
        }
        worst = whole(query, username, worst);
        return worst == NONE ? NONE : worst + Rank.FIRST_OF_CHANNELS;
    }

    private static int whole(SearchQuery query, String text, int otherwise) {
        if (otherwise == NONE) {
            return NONE;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().equals(query.typed())
                ? Rank.EXACT
                : words(text).equals(words(query.typed())) ? Rank.EQUAL : otherwise;
    }

    private static List<String> words(String text) {
        return List.of(fold(text).strip().split(" +"));
    }

    /** Returns the best match of a part in a text: whole word, prefix of a word, or inside a word. */
    private static int match(String text, String part) {
        int best = NONE;
        for (int at = text.indexOf(part); at >= 0 && best > Rank.WHOLE; at = text.indexOf(part, at + 1)) {
            int rank = Rank.INSIDE;
            if (isWordBoundary(text, at)) {
                rank = isWordBoundary(text, at + part.length()) ? Rank.WHOLE : Rank.PREFIX;
            }
            best = Math.min(best, rank);
        }
        return best;
    }

    private static boolean isWordBoundary(String text, int index) {
        return index == 0
                || index == text.length()
                || !TextTerms.isWordCharacter(text.codePointBefore(index))
                || !TextTerms.isWordCharacter(text.codePointAt(index));
    }

    private static String fold(String text) {
        return FOLDED.computeIfAbsent(text, TextNormalizer::fold);
    }
}
