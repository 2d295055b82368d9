package io.vireo.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody looks for: the parts between blanks must all occur, in any order, each anywhere in the text, folded as the text is. No
 * character has a meaning of its own.
 *
 * @param parts folded, without blanks; none if there is nothing to look for, which is found nowhere
 * @param words those in the parts, which the index knows, the longest first
 */
record Query(List<String> parts, List<Word> words) {
    /** What is longer than this, in characters, is found nowhere, titles being shorter, and not worth a search. */
    static final int MAX_LENGTH = 255;

    private static final Comparator<Word> LONGEST_FIRST =
            Comparator.comparingInt((Word word) -> -word.text().length());

    private static final Query NOTHING = new Query(List.of(), List.of());

    static Query of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (plain.codePointCount(0, plain.length()) > MAX_LENGTH) {
            return NOTHING;
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

    /** Of letters that the index knows alone and in pairs, the pairs are enough. */
    private static Stream<Word> words(String part) {
        List<Word> words = Word.in(part);
        return words.stream()
                .filter(word ->
                        !word.exact() || words.stream().noneMatch(other -> other.exact() && other.isLongerThan(word)));
    }

    boolean isNothing() {
        return words.isEmpty();
    }

    /** Whether each part is a word that the index knows as it is, so that it alone knows what is found and how well. */
    boolean isOfPlainWords() {
        return words.size() == parts.size()
                && words.stream().allMatch(word -> word.isWhole() && parts.contains(word.text()));
    }

    boolean isOneWord() {
        return words.size() == 1 && isOfPlainWords();
    }

    /** How well a video is found. */
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
            worst = Math.max(worst, rank);
        }
        return worst;
    }

    /** How well a channel is found. */
    int rank(String username) {
        String folded = TextNormalizer.fold(username);
        int worst = Rank.BEST;
        for (String part : parts) {
            worst = Math.max(worst, match(folded, part));
        }
        return Rank.ofChannel(worst);
    }

    /** The best occurrence: as a whole word, the beginning of one, or inside. */
    private static int match(String text, String part) {
        int best = Rank.NONE;
        for (int at = text.indexOf(part); at >= 0 && best > Rank.WHOLE; at = text.indexOf(part, at + 1)) {
            int rank = Rank.INSIDE;
            if (CharacterClasses.isBorder(text, at)) {
                rank = CharacterClasses.isBorder(text, at + part.length()) ? Rank.WHOLE : Rank.PREFIX;
            }
            best = Math.min(best, rank);
        }
        return best;
    }
}
