package io.vireo.streaming.caption;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Language tags (BCP 47). */
public final class CaptionLanguage {
    private static final int MAX_LENGTH = 35;
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*+");

    private CaptionLanguage() {}

    /** Returns the canonical form of a tag, such as {@code pt-BR}; empty if it is not a valid tag of at most 35 characters. */
    public static Optional<String> parse(String text) {
        if (text.length() > MAX_LENGTH || !TAG.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            String canonical = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            return Optional.of(canonical)
                    .filter(tag ->
                            tag.length() <= MAX_LENGTH && TAG.matcher(tag).matches());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Returns the name of a language in that language, such as {@code Deutsch}. */
    static String nativeName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.isBlank() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
