package io.vireo.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parsed search query. Its whitespace-separated parts must all occur in the text, in any order and at any position; query and text are
 * normalized alike. There are no special characters.
 *
 * @param parts the normalized parts; none for an empty query, which has no hits
 * @param words the indexed words in the parts, longest first
 */
record Query(List<String> parts, List<Word> words) {
    /** Maximum length in characters; a longer query has no hits and cannot occur, because no request target is that long. */
    static final int MAX_LENGTH = 8192;

    private static final Comparator<Word> LONGEST_FIRST =
            Comparator.comparingInt((Word word) -> -word.text().length());

    private static final Query EMPTY = new Query(List.of(), List.of());

    static Query of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (plain.codePointCount(0, plain.length()) > MAX_LENGTH) {
            return EMPTY;
        }
        List<String> parts = Arrays.stream(TextNormalizer.fold(plain).split(" +"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        return new Query(
                parts,
                parts.stream()
                        .flatMap(Query::words)
                        .distinct()
                        .sorted(LONGEST_FIRST)
                        .toList());
    }

    /** Returns the words of a part; single letters are omitted where the index has pairs of letters. */
    private static Stream<Word> words(String part) {
        List<Word> words = Word.in(part);
        Set<String> paired = words.stream()
                .filter(word -> word.exact() && word.isPair())
                .flatMap(pair -> pair.text().codePoints().mapToObj(Character::toString))
                .collect(Collectors.toSet());
        return words.stream().filter(word -> !word.exact() || !paired.contains(word.text()));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns whether each part is exactly one indexed word, so that the index alone determines hits and ranks. */
    boolean isPlainWords() {
        return words.size() == parts.size()
                && words.stream().allMatch(word -> word.isWhole() && parts.contains(word.text()));
    }

    boolean isOneWord() {
        return words.size() == 1 && isPlainWords();
    }

    /** Returns the rank of a video, or {@link Rank#NONE}. */
    int rank(String title, String description) {
        String foldedTitle = TextNormalizer.fold(title);
        String foldedDescription = "";
        int worst = Rank.BEST;
        for (String part : parts) {
            int rank = match(foldedTitle, part);
            if (rank == Rank.NONE) {
                foldedDescription = foldedDescription.isEmpty() ? TextNormalizer.fold(description) : foldedDescription;
                rank = Rank.inDescription(match(foldedDescription, part));
            }
            if (rank == Rank.NONE) {
                return Rank.NONE;
            }
            worst = Math.max(worst, rank);
        }
        return worst;
    }

    /** Returns the rank of a channel, or {@link Rank#NONE}. */
    int rank(String username) {
        String folded = TextNormalizer.fold(username);
        int worst = Rank.BEST;
        for (String part : parts) {
            worst = Math.max(worst, match(folded, part));
        }
        return Rank.ofChannel(worst);
    }

    /** Returns the best match of a part in a text: whole word, prefix of a word, or inside a word. */
    private static int match(String text, String part) {
        int best = Rank.NONE;
        for (int at = text.indexOf(part); at >= 0 && best > Rank.WHOLE; at = text.indexOf(part, at + 1)) {
            int rank = Rank.INSIDE;
            if (CharacterClasses.isWordBoundary(text, at)) {
                rank = CharacterClasses.isWordBoundary(text, at + part.length()) ? Rank.WHOLE : Rank.PREFIX;
            }
            best = Math.min(best, rank);
        }
        return best;
    }
}
