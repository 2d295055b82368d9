package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what all operations have in common: the format of responses and the errors of the server. */
@WithBothConnectors
class EnvelopeIT extends ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/v",
                "/v/",
                "/v/abc1234/more",
                "/videos",
                "/videos/none",
                "/thumbnails",
                "/index.html",
                "/error-page",
                "/error",
                "/WEB-INF/web.xml",
                "/META-INF/openapi.yaml",
                "/web-inf/web.xml",
                "/.env",
                "/docs/nothing.js",
                "/docs/../WEB-INF/web.xml",
                "/favicon.ico",
                "/x.jsp",
                "/💥",
                "/vireo/videos/all",
                "//videos/all",
                "/V/abc1234"
            })
    void shouldReturn404ForUnknownPaths(String path) {
        expectError(vireo.request().get(path), 404);
    }

    @Test
    void shouldRedirectToTheDocumentation() {
        vireo.request()
                .redirects()
                .follow(false)
                .get("/docs")
                .then()
                .statusCode(302)
                .header("Location", equalTo("docs/"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/sign_in,POST",
        "PUT,/sign_in,POST",
        "DELETE,/sign_up,POST",
        "POST,/videos/all,GET",
        "PUT,/upload,POST",
        "POST,/video/d/abc1234,GET",
        "DELETE,/search/all/x,GET",
        "GET,/upload/v/abc1234,POST",
        "PROPFIND,/videos/all,GET",
        "PROPFIND,/metrics,GET",
        "PROPFIND,/health/live,GET",
        "PROPFIND,/docs/,GET"
    })
    void shouldListTheAllowedMethods(String method, String path, String allowed) {
        Response answer = vireo.request().request(method, path);

        expectError(answer, 405);
        answer.then().header("Allow", containsString(allowed));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/videos/all,text/html",
        "GET,/v/abc1234,image/png",
        "GET,/search/all/x,application/xml",
        "POST,/sign_in,text/html"
    })
    void shouldReturn406ForOtherRepresentations(String method, String path, String accepted) {
        expectError(vireo.json().accept(accepted).body("{}").request(method, path), 406);
    }

    @Test
    void shouldHideTheServerAndAddARequestId() {
        for (String path : new String[] {"/videos/all", "/nothing"}) {
            Response answer = vireo.request().get(path);

            assertThat(answer.header("X-Request-Id"))
                    .isNotBlank()
                    .isNotEqualTo(vireo.request().get(path).header("X-Request-Id"));
            assertThat(answer.header("Server")).isNull();
            assertThat(answer.header("X-Powered-By")).isNull();
        }
    }

    @Test
    void shouldServeTheApiDescriptionAsYamlAndJson() {
        vireo.request().get("/openapi").then().statusCode(200).body(containsString("/sign_in:"));
        vireo.request()
                .accept(ContentType.JSON)
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("paths", hasKey("/video/d/{hashpath}"))
                .body("paths", hasKey("/sign_up"));
    }

    @Test
    void shouldServeTheDocumentationWithoutExternalResources() {
        Response page = vireo.request().get("/docs/");

        page.then().statusCode(200).contentType(ContentType.HTML);
        assertThat(page.asString()).doesNotContain("http://").doesNotContain("https://");
        java.util.regex.Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.asString())
                .results()
                .forEach(file -> vireo.request()
                        .get(java.net
                                .URI
                                .create("/docs/")
                                .resolve(file.group(1))
                                .getPath())
                        .then()
                        .statusCode(200));
        vireo.request().get("/docs").then().statusCode(200).contentType(ContentType.HTML);
        vireo.request().get("/docs/openapi.yaml").then().statusCode(200).body(containsString("/sign_in:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started", "/health"})
    void shouldReportItsHealth(String path) {
        vireo.request().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    private static void expectError(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .body("response", notNullValue())
                .body("message", notNullValue());
    }
}
