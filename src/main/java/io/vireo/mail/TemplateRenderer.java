package io.vireo.mail;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes mails from the Mustache templates below {@code mail/}. In HTML every value is escaped; a value that a template asks for and
 * is not given is an error.
 */
@ApplicationScoped
class TemplateRenderer {
    private static final String SUBJECT = "Subject: ";

    /** The library's own also escapes the {@code =} of links, which is for attributes without quotes. */
    private static final Mustache.Escaper HTML = Escapers.simple(new String[][] {
        {"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"},
    });

    private static final int MAX_SUBJECT = 200;

    private final Map<MailTemplate, Compiled> compiled = new EnumMap<>(MailTemplate.class);

    private record Compiled(
            com.samskivert.mustache.Template subject,
            com.samskivert.mustache.Template text,
            com.samskivert.mustache.Template html) {}

    @PostConstruct
    void compile() {
        Mustache.Compiler plain = Mustache.compiler().escapeHTML(false);
        Mustache.Compiler html = Mustache.compiler()
                .withEscaper(HTML)
                .withLoader(name -> new java.io.StringReader(read(name + ".html")));
        for (MailTemplate mailTemplate : MailTemplate.values()) {
            String[] text = read(mailTemplate.file() + ".txt").split("\n\n", 2);
            if (text.length != 2 || !text[0].startsWith(SUBJECT)) {
                throw new IllegalStateException("The template " + mailTemplate + " has no subject");
            }
            compiled.put(
                    mailTemplate,
                    new Compiled(
                            plain.compile(text[0].substring(SUBJECT.length())),
                            plain.compile(text[1]),
                            html.compile(read(mailTemplate.file() + ".html"))));
        }
    }

    MailContent write(MailTemplate mailTemplate, Map<String, String> values) {
        Map<String, String> oneLine = new HashMap<>();
        // No value can begin a line of its own, in a header or in the text.
        values.forEach((name, value) ->
                oneLine.put(name, value.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]+", " ")));
        Compiled texts = compiled.get(mailTemplate);
        if (texts == null) {
            throw new IllegalStateException("There is no template " + mailTemplate);
        }
        String subject = texts.subject().execute(oneLine);
        return new MailContent(
                subject.substring(0, Math.min(subject.length(), MAX_SUBJECT)),
                texts.text().execute(oneLine),
                texts.html().execute(oneLine));
    }

    private static String read(String name) {
        try (InputStream file = TemplateRenderer.class.getResourceAsStream("/mail/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no mail/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
