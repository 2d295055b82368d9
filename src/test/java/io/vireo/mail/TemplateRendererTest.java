package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateRendererTest {
    private final TemplateRenderer templateRenderer = new TemplateRenderer();
    private final Map<String, String> values = new HashMap<>(Map.of(
            "username", "Tom & \"Ann\" '",
            "link", "https://vireo.example/reset?token=abc",
            "time", "3 days",
            "address", "n***@example.org",
            "title", "<b>Hills</b>"));

    @BeforeEach
    void compile() {
        templateRenderer.compile();
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteEveryMailAsTextAndAsHtml(MailTemplate mailTemplate) {
        MailContent mail = templateRenderer.write(mailTemplate, values);

        assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "Subject:", "{{");
        assertThat(mail.text()).contains("Tom & \"Ann\"").doesNotContain("{{", "&amp;");
        assertThat(mail.html())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("Tom &amp; &quot;Ann&quot; &#39;")
                .doesNotContain("{{", "<b>");
    }

    /** A link must be clickable: RFC 5322 allows 998 characters a line, and an encoded one is broken up. */
    @ParameterizedTest
    @EnumSource
    void shouldNeedNoEncodingForPlainNames(MailTemplate mailTemplate) {
        MailContent mail = templateRenderer.write(mailTemplate, values);

        assertThat(mail.text()).matches("\\p{ASCII}*");
        assertThat(mail.text().lines()).allMatch(line -> line.length() < 100);
    }

    @Test
    void shouldLetNoValueBeginALine() {
        values.put("title", "Hills\r\nBcc: bob@example.org\u2028\u0085x");

        assertThat(templateRenderer.write(MailTemplate.VIDEO_PUBLISHED, values).text())
                .contains("\"Hills Bcc: bob@example.org x\"");
    }

    @Test
    void shouldNotWriteAMailThatLacksAValue() {
        values.remove("link");

        assertThatThrownBy(() -> templateRenderer.write(MailTemplate.WELCOME, values))
                .isInstanceOf(MustacheException.class);
    }
}
