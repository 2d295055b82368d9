package io.vireo.web.tracks;

import io.vireo.streaming.caption.CaptionLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The field for the language of captions: suggestions, and what people write. */
final class LanguageInput {
    private static final List<String> SUGGESTED = List.of(
            "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
            "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sr", "sv",
            "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant");

    /** No language has a subtag of more letters; a longer one is a name that is not known. */
    private static final int MAX_SUBTAG = 3;

    private LanguageInput() {}

    /** Returns the variables of the suggestions: tags, and the names of the languages in themselves. */
    static List<Map<String, String>> suggestions() {
        return SUGGESTED.stream()
                .map(tag -> Map.of("tag", tag, "name", name(tag, Locale.forLanguageTag(tag))))
                .toList();
    }

    /** Returns the name of a language for a reader. */
    static String name(String tag, Locale reader) {
        return Locale.forLanguageTag(tag).getDisplayName(reader);
    }

    /**
     * Returns the tag of a language.
     *
     * @param written a tag of BCP 47, or the name of a language in itself, in English, or in the language of the reader
     */
    static Optional<String> tag(String written, Locale reader) {
        String text = written.strip();
        Optional<String> named = Stream.concat(SUGGESTED.stream(), Arrays.stream(Locale.getISOLanguages()))
                .filter(tag -> isNamed(tag, text, reader))
                .findFirst();
        return named.isPresent()
                ? named
                : CaptionLanguage.parse(text).filter(tag -> tag.split("-", 2)[0].length() <= MAX_SUBTAG);
    }

    private static boolean isNamed(String tag, String text, Locale reader) {
        return Stream.of(Locale.forLanguageTag(tag), Locale.ENGLISH, reader)
                .anyMatch(locale -> name(tag, locale).equalsIgnoreCase(text));
    }
}
