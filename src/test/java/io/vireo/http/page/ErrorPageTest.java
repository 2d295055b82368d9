package io.vireo.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {BROWSER, "text/html", "TEXT/HTML;q=0.9", "text/html , */*;q=0.8", "image/png, text/html"})
    void shouldBeForClientsThatNameHtml(String accept) {
        assertThat(ErrorPage.isAccepted(accept)).isTrue();
    }

    /** The fifth is what {@code HttpURLConnection} sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/*",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "application/json, text/html",
                "text/html;q=0",
                "text/html;q=0.00, */*",
                "text/html,",
                "text/htmlx",
                "a/text/html"
            })
    void shouldNotBeForOtherClients(String accept) {
        assertThat(ErrorPage.isAccepted(accept)).isFalse();
    }

    @Test
    void shouldNotBeForClientsWithoutTheHeader() {
        assertThat(ErrorPage.isAccepted(null)).isFalse();
        assertThat(ErrorPage.of(503, "id", "GET", header -> null)).isEmpty();
    }

    @Test
    void shouldAllowItsStyleAndNothingElse() throws Exception {
        ErrorPage page = page(503, "GET", Map.of());
        Map<String, String> headers = new HashMap<>();
        page.addTo(headers::put);

        Matcher style = STYLE.matcher(page.html());
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(UTF_8)));
        assertThat(headers.get("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash
                        + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(headers)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Content-Type", "text/html;charset=UTF-8")
                .containsEntry("Content-Language", "en")
                .containsEntry("Vary", "Accept, Accept-Language, Cookie");
        assertThat(page.html())
                .doesNotContain("<script", "style=", "src=")
                .doesNotContainPattern("\\{\\w+}")
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("Not ready at the moment", "503. Request <code>a1</code>", "href=\"\"");
    }

    @ParameterizedTest
    @CsvSource({
        "400, The server cannot use this request",
        "404, There is nothing at this address",
        "408, The server cannot use this request",
        "414, Your browser sent too much",
        "431, Your browser sent too much",
        "500, This did not work",
        "503, Not ready at the moment",
        "505, This did not work"
    })
    void shouldNameTheReason(int status, String title) {
        assertThat(page(status, "GET", Map.of()).html()).contains("<h1>" + title + "</h1>", status + ". Request");
    }

    @Test
    void shouldUseTheChoicesOfTheVisitor() {
        assertThat(page(503, "GET", Map.of("Accept-Language", "de-AT,de;q=0.9")).html())
                .contains("<html lang=\"de\">", "Gerade nicht bereit");
        ErrorPage chosen = page(
                503, "GET", Map.of("Accept-Language", "en", "Cookie", "a=b; vireo_lang=de; vireo_theme=dark; c=d"));
        assertThat(chosen.html()).contains("<html lang=\"de\" data-theme=\"dark\">");
        assertThat(chosen.language()).isEqualTo("de");
        assertThat(page(503, "GET", Map.of("Cookie", "vireo_theme=\"><b>; vireo_lang=<i>"))
                        .html())
                .contains("<html lang=\"en\">")
                .doesNotContain("<b>", "<i>");
    }

    @Test
    void shouldNotOfferToRepeatWhatWasSent() {
        assertThat(page(503, "POST", Map.of()).html())
                .contains("What you sent was not saved.")
                .doesNotContain("href=\"\"");
        assertThat(page(503, "HEAD", Map.of()).html()).doesNotContain("What you sent");
    }

    @Test
    void shouldEscapeTheRequestId() {
        assertThat(ErrorPage.of(500, "<\"&", "GET", Map.of("Accept", BROWSER)::get)
                        .map(ErrorPage::html))
                .hasValueSatisfying(html -> assertThat(html).contains("<code>&lt;&quot;&amp;</code>"));
    }

    private static ErrorPage page(int status, String method, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", BROWSER);
        Optional<ErrorPage> page = ErrorPage.of(status, "a1", method, all::get);
        return page.orElseThrow();
    }

    /** nginx answers itself while Vireo is not running. */
    @Test
    void shouldHaveAPageOfNginxWhoseStyleIsAllowed() throws Exception {
        String site = Files.readString(Path.of("payara/nginx-site.conf"));
        Matcher style = STYLE.matcher(site);
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(UTF_8)));
        assertThat(site).contains("style-src 'sha256-" + hash + "'");
    }
}
