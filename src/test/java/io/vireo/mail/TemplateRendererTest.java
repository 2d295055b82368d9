package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.vireo.MainClasses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateRendererTest {
    private static final List<MailTemplate> ALL = find();

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

    /** A placeholder that is not declared fails above, because its value is missing. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldContainEveryDeclaredParameter(MailTemplate template) {
        MailContent mail = templateRenderer.write(template, values(template));

        assertThat(template.parameters())
                .contains("username")
                .filteredOn(name -> !name.equals("username"))
                .allSatisfy(name -> assertThat(mail.text() + mail.subject()).contains("<b>" + name + "</b>"))
                .allSatisfy(name -> assertThat(mail.html()).contains("&lt;b&gt;" + name + "&lt;/b&gt;"));
    }

    @Test
    void shouldRejectAMailWhoseValuesAreNotThoseOfItsTemplate() {
        MailTemplate template = template("WELCOME");
        Map<String, String> values = values(template);
        new MailRequest("a@example.org", template, values);
        values.put("usrname", "Tom");

        assertThatThrownBy(() -> new MailRequest("a@example.org", template, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usrname")
                .hasMessageNotContaining("Tom");
    }

    @Test
    void shouldHaveUniqueNamesThatFitTheirColumn() {
        assertThat(all()).extracting(MailTemplate::name).doesNotHaveDuplicates().allMatch(name -> name.length() <= 32);
    }

    /** Returns a value with markup for each declared parameter of a template. */
    private static Map<String, String> values(MailTemplate template) {
        Map<String, String> values = new HashMap<>();
        template.parameters().forEach(name -> values.put(name, "<b>" + name + "</b>"));
        values.put("username", "Tom & \"Ann\" '");
        return values;
    }

    private static MailTemplate template(String name) {
        return all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the mail templates of all features and of the example, found by scanning the classes. */
    static List<MailTemplate> all() {
        return ALL;
    }

    private static List<MailTemplate> find() {
        JavaClasses example = new ClassFileImporter().importPackages("io.vireo.example");
        return Stream.concat(MainClasses.all().stream(), example.stream())
                .filter(type -> type.isAssignableTo(MailTemplate.class) && type.isEnum())
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(MailTemplate.class::cast)
                .toList();
    }
}
