package io.vireo.comment.text;

import static java.util.stream.Collectors.joining;

import io.vireo.comment.CommentSettings;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds links and watched words in comments. */
@Component
public class SuspiciousText {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Pattern LINK = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[a-z][a-z0-9+.-]{1,20}://\\S|www\\.\\S|[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,5}"
                    + "\\.\\p{L}{2,24}/\\S)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final boolean holdLinks;
    private final Optional<Pattern> watched;

    @Inject
    SuspiciousText(CommentSettings settings) {
        holdLinks = settings.holdLinks();
        watched = settings.watchedWords().isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        settings.watchedWords().stream()
                                .map(SuspiciousText::normalized)
                                .map(Pattern::quote)
                                .collect(joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Returns whether a comment with this text is held for review. */
    public boolean isSuspicious(String text) {
        String normalized = normalized(text);
        return (holdLinks && LINK.matcher(normalized).find())
                || watched.filter(words -> words.matcher(normalized).find()).isPresent();
    }

    /** Returns a text without invisible characters and without variants of characters. */
    private static String normalized(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
