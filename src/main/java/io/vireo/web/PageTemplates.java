package io.vireo.web;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Mustache templates of the pages, compiled on first use. Every value is escaped for HTML text and quoted attributes; a missing value
 * is an error.
 */
@Component
class PageTemplates {
    private static final Mustache.Escaper HTML = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"},
    });

    /** A text or the path of an asset, which are the same in all pages of a language. */
    private static final Pattern CONSTANT = Pattern.compile("\\{\\{(t|asset)\\.([\\w-]+)}}");

    private final Map<Key, Template> compiled = new ConcurrentHashMap<>();

    /** A template with the constants of a language; without constants for pages that have no language. */
    private record Key(String name, Locale language) {}

    /**
     * Renders a template.
     *
     * @param values the variables; {@code t} has the texts and {@code asset} the paths of the assets of a language, if it has them
     */
    String render(String name, Map<String, Object> values) {
        Locale language = values.get("t") instanceof Translation texts ? texts.locale() : Locale.ROOT;
        return compiled.computeIfAbsent(new Key(name, language), key -> compile(name, values))
                .execute(values);
    }

    private static Template compile(String name, Map<String, Object> values) {
        Mustache.TemplateLoader loader = part -> new StringReader(withConstants(read(part + ".mustache"), values));
        return Mustache.compiler()
                .emptyStringIsFalse(true)
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
