package io.vireo.mail;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.vireo.platform.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders mails from the Mustache templates in {@code mail/}, which are compiled on first use. All values are escaped in HTML; a missing
 * value is an error. A section is left out if its value is empty.
 */
@Component
class TemplateRenderer {
    private static final String SUBJECT = "Subject: ";

    /** The library's default also escapes {@code =} in links, which is necessary only in unquoted attributes. */
    private static final Mustache.Escaper HTML = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"},
    });

    private static final int MAX_SUBJECT = 200;

    private final Mustache.Compiler plain =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);
    private final Mustache.Compiler html = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withEscaper(HTML)
            .withLoader(name -> new java.io.StringReader(read(name + ".html")));
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(
            com.samskivert.mustache.Template subject,
            com.samskivert.mustache.Template text,
            com.samskivert.mustache.Template html) {}

    /** Renders a mail. Control characters and line breaks in the values become blanks. */
    MailContent write(MailTemplate template, Map<String, String> values) {
        Map<String, String> oneLine = new HashMap<>();
        // Prevents header and line injection: values cannot contain line breaks.
        values.forEach((name, value) ->
                oneLine.put(name, value.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]+", " ")));
        Compiled texts = compiled.computeIfAbsent(template.file(), this::compile);
        String subject = texts.subject().execute(oneLine);
        return new MailContent(
                subject.substring(0, Math.min(subject.length(), MAX_SUBJECT)),
                texts.text().execute(oneLine),
                texts.html().execute(oneLine));
    }

    private Compiled compile(String file) {
        String[] text = read(file + ".txt").split("\n\n", 2);
        if (text.length != 2 || !text[0].startsWith(SUBJECT)) {
            throw new IllegalStateException("The template " + file + " has no subject");
        }
        return new Compiled(
                plain.compile(text[0].substring(SUBJECT.length())),
                plain.compile(text[1]),
                html.compile(read(file + ".html")));
    }

    private static String read(String name) {
        try (InputStream file = TemplateRenderer.class.getResourceAsStream("/mail/" + name)) {
            if (file == null) {
                throw new IllegalStateException("Missing template mail/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
