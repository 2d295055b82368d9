package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.vireo.MainClasses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateRendererTest {
    private final TemplateRenderer templateRenderer = new TemplateRenderer();
    private final Map<String, String> values = new HashMap<>(Map.of(
            "username", "Tom & \"Ann\" '",
            "link", "https://vireo.example/reset?token=abc",
            "time", "3 days",
            "address", "n***@example.org",
            "title", "<b>Hills</b>",
            "what", "It was hidden.",
            "reason", "<b>Spam</b>"));

    @ParameterizedTest
    @MethodSource("all")
    void shouldRenderEveryMailAsTextAndAsHtml(MailTemplate template) {
        MailContent mail = templateRenderer.write(template, values);

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
        MailContent mail = templateRenderer.write(template, values);

        assertThat(mail.text()).matches("\\p{ASCII}*");
        assertThat(mail.text().lines()).allMatch(line -> line.length() < 100);
    }

    @Test
    void shouldReplaceLineBreaksInValues() {
        values.put("title", "Hills\r\nBcc: bob@example.org\u2028\u0085x");

        assertThat(templateRenderer.write(template("VIDEO_PUBLISHED"), values).text())
                .contains("\"Hills Bcc: bob@example.org x\"");
    }

    @Test
    void shouldRejectAMissingValue() {
        values.remove("link");

        assertThatThrownBy(() -> templateRenderer.write(template("WELCOME"), values))
                .isInstanceOf(MustacheException.class);
    }

    @Test
    void shouldHaveUniqueNamesThatFitTheirColumn() {
        assertThat(all()).extracting(MailTemplate::name).doesNotHaveDuplicates().allMatch(name -> name.length() <= 32);
    }

    private static MailTemplate template(String name) {
        return all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the mail templates of all features, found by scanning the classes. */
    static List<MailTemplate> all() {
        return new ClassFileImporter()
                .withImportOption(new MainClasses()).importPackages("io.vireo").stream()
                        .filter(type -> type.isAssignableTo(MailTemplate.class) && type.isEnum())
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(MailTemplate.class::cast)
                        .toList();
    }
}
