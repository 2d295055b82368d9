package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateRendererTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private final TemplateRenderer templateRenderer = new TemplateRenderer();

    @ParameterizedTest
    @MethodSource("all")
    void shouldRenderEveryMailAsTextAndAsHtml(MailTemplate template) {
        MailContent mail = templateRenderer.write(template, values(template));

        assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "Subject:", "{{");
        assertThat(mail.text()).contains("Tom & \"Ann\"").doesNotContain("{{", "&amp;");
        assertThat(mail.html())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("Tom &amp; &quot;Ann&quot; &#39;")
                .doesNotContain("{{", "<b>");
    }

    /** Links must remain clickable: RFC 5322 allows 998 characters per line, and a transfer encoding would split longer ones. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldRenderShortAsciiLinesForAsciiValues(MailTemplate template) {
        MailContent mail = templateRenderer.write(template, values(template));

        assertThat(mail.text()).matches("\\p{ASCII}*");
        assertThat(mail.text().lines()).allMatch(line -> line.length() < 100);
    }

    @Test
    void shouldReplaceLineBreaksInValues() {
        MailTemplate template = template("VIDEO_PUBLISHED");
        Map<String, String> values = values(template);
        values.put("title", "Hills\r\nBcc: bob@example.org\u2028\u0085x");

        assertThat(templateRenderer.write(template, values).text()).contains("\"Hills Bcc: bob@example.org x\"");
    }

    @Test
    void shouldRejectAMissingValue() {
        MailTemplate template = template("WELCOME");
        Map<String, String> values = values(template);
        values.remove("link");

        assertThatThrownBy(() -> templateRenderer.write(template, values)).isInstanceOf(MustacheException.class);
    }

    @Test
    void shouldHaveUniqueNamesThatFitTheirColumn() {
        assertThat(all()).extracting(MailTemplate::name).doesNotHaveDuplicates().allMatch(name -> name.length() <= 32);
    }

    /** Returns a value with markup for each placeholder of a template. */
    private static Map<String, String> values(MailTemplate template) {
        Map<String, String> values = new HashMap<>();
        for (String suffix : List.of(".txt", ".html")) {
            PLACEHOLDER
                    .matcher(read("/mail/" + template.file() + suffix))
                    .results()
                    .forEach(found -> values.put(found.group(1), "<b>" + found.group(1) + "</b>"));
        }
        values.put("username", "Tom & \"Ann\" '");
        return values;
    }

    private static String read(String resource) {
        try (InputStream file = Objects.requireNonNull(TemplateRendererTest.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MailTemplate template(String name) {
        return all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the mail templates of all features and of the example, found by scanning the classes. */
    static List<MailTemplate> all() {
        return new ClassFileImporter()
                .importPackages("io.vireo").stream()
                        .filter(type -> type.isAssignableTo(MailTemplate.class) && type.isEnum())
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(MailTemplate.class::cast)
                        .toList();
    }
}
