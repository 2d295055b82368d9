package io.vireo.web.discover;

import io.vireo.platform.text.TextNormalizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits a text into pieces for a template, of which those that a search query has found are marked. Query and text are normalized as by
 * the search.
 */
final class HighlightedText {
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /** Characters before the first marked piece of an excerpt. */
    private static final int BEFORE = 60;

    private static final int MAX_EXCERPT = 200;

    /** Of a longer text only the beginning is searched for an excerpt. */
    private static final int MAX_READ = 10_000;

    /** Further words of a query are not marked. */
    private static final int MAX_PARTS = 30;

    private static final String CUT = "…";

    private final String text;
    private final BitSet marked;

    private HighlightedText(String text, BitSet marked) {
        this.text = text;
        this.marked = marked;
    }

    /** Returns the pieces of a text in order, each with {@code text} and {@code marked}. */
    static List<Map<String, Object>> pieces(String text, String query) {
        return of(text, query).pieces(0, text.length());
    }

    /** Returns the pieces of a part of a text around its first marked piece, in one line; none if nothing is marked. */
    static List<Map<String, Object>> excerpt(String text, String query) {
        String read = text.length() <= MAX_READ ? text : text.substring(0, boundary(text, MAX_READ));
        String line = read.replaceAll("\\s+", " ").strip();
        HighlightedText highlighted = of(line, query);
        int first = highlighted.marked.nextSetBit(0);
        if (first < 0) {
            return List.of();
        }
        // cut where a blank is, if there is one near; otherwise between whole characters
        int begin = first <= BEFORE ? 0 : boundary(line, first - BEFORE);
        int end = line.length() - begin <= MAX_EXCERPT ? line.length() : boundary(line, begin + MAX_EXCERPT);
        List<Map<String, Object>> pieces = new ArrayList<>(highlighted.pieces(begin, end));
        if (begin > 0) {
            pieces.add(0, piece(CUT, false));
        }
        if (end < line.length() || read.length() < text.length()) {
            pieces.add(piece(CUT, false));
        }
        return pieces;
    }

    private static int boundary(String line, int near) {
        int blank = line.indexOf(' ', near);
        if (blank >= 0 && blank < near + BEFORE / 2) {
            return blank;
        }
        Matcher character = CHARACTER.matcher(line);
        int end = 0;
        while (end < near && character.find()) {
            end = character.end();
        }
        return end;
    }

    private static HighlightedText of(String text, String query) {
        StringBuilder folded = new StringBuilder();
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher character = CHARACTER.matcher(text);
        while (character.find()) {
            folded.append(TextNormalizer.fold(character.group()));
            while (begins.size() < folded.length()) {
                begins.add(character.start());
                ends.add(character.end());
            }
        }
        BitSet marked = new BitSet();
        String normalized = TextNormalizer.fold(Normalizer.normalize(query, Normalizer.Form.NFC));
        List<String> parts = Stream.of(normalized.strip().split(" +"))
                .distinct()
                .limit(MAX_PARTS)
                .toList();
        for (String part : parts) {
            for (int at = folded.indexOf(part); at >= 0 && !part.isEmpty(); at = folded.indexOf(part, at + 1)) {
                marked.set(begins.get(at), ends.get(at + part.length() - 1));
            }
        }
        return new HighlightedText(text, marked);
    }

    private List<Map<String, Object>> pieces(int begin, int end) {
        List<Map<String, Object>> pieces = new ArrayList<>();
        for (int from = begin; from < end; ) {
            int next = marked.get(from) ? marked.nextClearBit(from) : marked.nextSetBit(from);
            int to = next < 0 ? end : Math.min(next, end);
            pieces.add(piece(text.substring(from, to), marked.get(from)));
            from = to;
        }
        return pieces;
    }

    private static Map<String, Object> piece(String text, boolean isMarked) {
        return Map.of("text", text, "marked", isMarked);
    }
}
