package io.vireo.comment.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the usernames that a text mentions as {@code @name}. A name with a blank cannot be mentioned. */
public final class Mentions {
    /** The maximum number of channels that a comment mentions; further names are plain text. */
    static final int MAX = 5;

    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_@.])@([^\\s\\h\\v\\p{C}/*()\\\\:{}|<>@,;!?\"]{1,25})");

    private static final Pattern TRAILING = Pattern.compile("[.']+$");

    private Mentions() {}

    /**
     * A mention in a text.
     *
     * @param start the index of {@code @}
     * @param end the index after the name
     */
    public record MentionedName(int start, int end, String name) {}

    /** Returns all mentions in a text, in its order; such a channel need not exist. */
    public static List<MentionedName> in(String text) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        return MENTION.matcher(text)
                .results()
                .map(Mentions::mention)
                .filter(mention -> !mention.name().isEmpty())
                .toList();
    }

    /** Returns the names in the order of the text, each once regardless of case; such a channel need not exist. */
    public static List<String> of(String text) {
        return in(text).stream()
                .map(MentionedName::name)
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT),
                        name -> name,
                        (first, next) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .limit(MAX)
                .toList();
    }

    private static MentionedName mention(MatchResult found) {
        String name = TRAILING.matcher(found.group(1)).replaceAll("");
        return new MentionedName(found.start(), found.start() + 1 + name.length(), name);
    }
}
