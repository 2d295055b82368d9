package io.vireo.web;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.vireo.platform.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Mustache templates of the pages, compiled on first use. Every value is escaped for HTML text and quoted attributes; a missing value
 * is an error.
 */
@Component
class PageTemplates {
    private static final Mustache.Escaper HTML = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"},
    });

    private final Mustache.Compiler compiler = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withEscaper(HTML)
            .withLoader(name -> new StringReader(read(name + ".mustache")));
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    String render(String name, Map<String, Object> values) {
        return compiled.computeIfAbsent(name, file -> compiler.compile(read(file + ".mustache")))
                .execute(values);
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
