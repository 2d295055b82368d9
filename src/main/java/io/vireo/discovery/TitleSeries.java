package io.vireo.discovery;

import io.vireo.platform.text.TextNormalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares titles: parts of a series differ by one number. */
final class TitleSeries {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MAX_DIGITS = 9;

    /** Shorter words are mostly those that every title has. */
    private static final int WORD = 4;

    private TitleSeries() {}

    /**
     * Returns by how much the only different number of a title is greater than that of another one; empty if the titles are no parts of a
     * series.
     */
    static OptionalInt distance(String title, String other) {
        String from = TextNormalizer.fold(title);
        String to = TextNormalizer.fold(other);
        if (!DIGITS.matcher(from).replaceAll("0").equals(DIGITS.matcher(to).replaceAll("0"))) {
            return OptionalInt.empty();
        }
        List<String> numbers = numbers(from);
        List<String> others = numbers(to);
        int distance = 0;
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            String second = others.get(i);
            if (!number.equals(second)) {
                if (distance != 0 || number.length() > MAX_DIGITS || second.length() > MAX_DIGITS) {
                    return OptionalInt.empty();
                }
                distance = Integer.parseInt(second) - Integer.parseInt(number);
            }
        }
        return distance == 0 ? OptionalInt.empty() : OptionalInt.of(distance);
    }

    private static List<String> numbers(String folded) {
        return DIGITS.matcher(folded).results().map(result -> result.group()).toList();
    }

    /** Returns the number of longer words that two titles share. */
    static int sharedWords(String title, String other) {
        Set<String> shared = words(title);
        shared.retainAll(words(other));
        return shared.size();
    }

    private static Set<String> words(String title) {
        Set<String> words = new HashSet<>(Arrays.asList(NO_LETTERS.split(TextNormalizer.fold(title))));
        words.removeIf(word -> word.length() < WORD);
        return words;
    }
}
