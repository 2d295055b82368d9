package io.vireo.http.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, and the one for a visitor. */
public final class PageLanguages {
    /** The languages that the pages are available in; the first is the default. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The cookie with the tag of the language that the visitor has chosen. */
    public static final String COOKIE = "vireo_lang";

    private PageLanguages() {}

    /**
     * Returns the language for a visitor.
     *
     * @param chosen the language tag that the visitor has chosen, or null
     * @param accepted the value of {@code Accept-Language}, or null
     */
    public static Locale of(@Nullable String chosen, @Nullable String accepted) {
        for (Locale language : ALL) {
            if (language.getLanguage().equals(chosen)) {
                return language;
            }
        }
        try {
            Locale best = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), ALL);
            return best == null ? ALL.get(0) : best;
        } catch (IllegalArgumentException e) {
            return ALL.get(0);
        }
    }
}
