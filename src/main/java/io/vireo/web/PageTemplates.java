package io.vireo.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Mustache templates of the pages, compiled on first use. Every value is escaped for HTML text and quoted attributes; a missing value
 * is an error.
 */
@Component
class PageTemplates {
    private static final Mustache.Escaper HTML = PageTemplates::escape;

    /** The text of a value. That of a map, which is a context and never printed, is only compared with the empty text. */
    private static final Mustache.Formatter TEXT = value -> value instanceof String text
            ? text
            : value instanceof Map || value instanceof Collection ? " " : value.toString();

    /**
     * Variables are entries of maps without null, and lists are collections: one look-up finds them. The library's own way asks first
     * whether there is such an entry, and for each kind of list.
     */
    private static final Mustache.Collector VARIABLES = new DefaultCollector() {
        private final Mustache.VariableFetcher entry = (map, name) -> {
            Object value = ((Map<?, ?>) map).get(name);
            return value == null ? Template.NO_FETCHER_FOUND : value;
        };

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? entry : super.createFetcher(context, name);
        }

        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof Collection<?> list ? list.iterator() : null;
        }
    };

    /** The expected length of a page, so that its buffer grows at most once or twice. */
    private static final int LENGTH = 32_768;

    /** A text or the path of an asset, which are the same in all pages of a language. */
    private static final Pattern CONSTANT = Pattern.compile("\\{\\{(t|asset)\\.([\\w-]+)}}");

    /** How old the text of a shared section is at most: it says how long ago something was. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private static final int MAX_SECTIONS = 500;

    private final Map<Key, Template> compiled = new ConcurrentHashMap<>();

    private final Cache<Object, String> sections = Caffeine.newBuilder()
            .expireAfterWrite(AGE)
            .maximumSize(MAX_SECTIONS)
            .build();

    /** A template with the constants of a language; without constants for pages that have no language. */
    private record Key(String name, Locale language) {}

    /**
     * Renders a template.
     *
     * @param values the variables; {@code t} has the texts and {@code asset} the paths of the assets of a language, if it has them
     */
    String render(String name, Map<String, Object> values) {
        Locale language = values.get("t") instanceof Translation texts ? texts.locale() : Locale.ROOT;
        Page page = new Page();
        compiled.computeIfAbsent(new Key(name, language), key -> compile(name, values))
                .execute(values, page);
        return page.toString();
    }

    /**
     * Returns the value of a section that is rendered once a second for all pages on which it is the same.
     *
     * @param key everything that the text of the section depends on
     * @param values the variables of the section, beside those of the page
     */
    Mustache.Lambda shared(Object key, Supplier<Map<String, Object>> values) {
        return (section, out) -> out.write(sections.get(key, first -> section.execute(values.get())));
    }

    /** The text of a page: a {@link java.io.StringWriter} without its lock, which would be taken for each of a thousand pieces. */
    private static final class Page extends Writer {
        private final StringBuilder text = new StringBuilder(LENGTH);

        @Override
        public void write(char[] characters, int offset, int length) {
            text.append(characters, offset, length);
        }

        @Override
        public void write(String piece) {
            text.append(piece);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to release
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static Template compile(String name, Map<String, Object> values) {
        Mustache.TemplateLoader loader = part -> new StringReader(withConstants(read(part + ".mustache"), values));
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .withFormatter(TEXT)
                .withCollector(VARIABLES)
                .withEscaper(HTML)
                .withLoader(loader)
                .compile(withConstants(read(name + ".mustache"), values));
    }

    /** Replaces the constants, which are half of the variables of a page, once instead of in each page. */
    private static String withConstants(String source, Map<String, Object> values) {
        return CONSTANT.matcher(source).replaceAll(variable -> {
            String found = values.get(variable.group(1)) instanceof Map<?, ?> constants
                            && constants.get(variable.group(2)) instanceof String text
                    ? HTML.escape(text)
                    : variable.group();
            // a brace could join with that of a variable beside it
            return Matcher.quoteReplacement(found.contains("{") || found.contains("}") ? variable.group() : found);
        });
    }

    /** Escapes in one pass: most values have nothing to escape, and the library's escaper replaces one character after the other. */
    private static String escape(String value) {
        int length = value.length();
        int next = nextSpecial(value, 0);
        if (next == length) {
            return value;
        }
        StringBuilder escaped = new StringBuilder(length + 16);
        int copied = 0;
        for (; next < length; next = nextSpecial(value, copied)) {
            escaped.append(value, copied, next).append(entity(value.charAt(next)));
            copied = next + 1;
        }
        return escaped.append(value, copied, length).toString();
    }

    private static int nextSpecial(String value, int from) {
        int next = from;
        while (next < value.length() && entity(value.charAt(next)).isEmpty()) {
            next++;
        }
        return next;
    }

    /** Returns what stands for a character in HTML text and quoted attributes; empty if the character itself may. */
    private static String entity(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> "";
        };
    }

    private static String read(String name) {
        try (InputStream file = PageTemplates.class.getResourceAsStream("templates/" + name)) {
            if (file == null) {
                throw new IllegalStateException("Missing template " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
