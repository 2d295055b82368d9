package io.vireo.web;

import io.vireo.http.page.PageLanguages;
import io.vireo.platform.Component;
import java.text.MessageFormat;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the pages in all languages, from the resource bundle {@code io.vireo.web.texts}. */
@Component
public class PageTexts {
    private static final int SMALL = 200;
    private static final String BUNDLE = "io.vireo.web.texts";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<Locale, Translation> byLanguage = PageLanguages.ALL.stream()
            .collect(Collectors.toMap(
                    language -> language,
                    language -> new Translation(ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK), language)));

    /** Returns the texts in a language. */
    Translation in(Locale language) {
        Translation texts = byLanguage.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("No texts in " + language);
        }
        return texts;
    }

    /** The texts in one language; as a map they are the variables {@code t.…} of the templates. */
    public static final class Translation extends AbstractMap<String, String> {
        private final Map<String, String> texts = new HashMap<>();
        private final Locale locale;

        /** The parsed patterns. Parsing takes longer than formatting; a format is not safe for threads, so each use copies it. */
        private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

        /** The texts with small numbers, of which a page has a hundred: formatting them is a sixth of its time. */
        private final Map<Numbered, String> numbered = new ConcurrentHashMap<>();

        private record Numbered(String key, int number) {}

        private Translation(ResourceBundle bundle, Locale locale) {
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
            this.locale = locale;
        }

        /** Returns a text with its arguments; without arguments, the text as it is. */
        public String format(String key, Object... arguments) {
            String pattern = texts.get(key);
            if (pattern == null) {
                throw new IllegalArgumentException("No text " + key + " in " + locale);
            }
            if (arguments.length == 0) {
                return pattern;
            }
            return arguments.length == 1 && arguments[0] instanceof Number number && isSmall(number)
                    ? numbered.computeIfAbsent(
                            new Numbered(key, number.intValue()),
                            first -> copyOf(key, pattern).format(arguments))
                    : copyOf(key, pattern).format(arguments);
        }

        /** Returns whether a number is one of those that most texts with a number have. */
        private static boolean isSmall(Number number) {
            return (number instanceof Long || number instanceof Integer)
                    && number.longValue() >= 0
                    && number.longValue() < SMALL;
        }

        private MessageFormat copyOf(String key, String pattern) {
            return (MessageFormat) parsed.computeIfAbsent(key, first -> new MessageFormat(pattern, locale))
                    .clone();
        }

        public Locale locale() {
            return locale;
        }

        @Override
        public boolean containsKey(Object key) {
            return texts.containsKey(key);
        }

        @Override
        public @Nullable String get(Object key) {
            return texts.get(key);
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            return texts.entrySet();
        }
    }
}
