package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.WithBothConnectors;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the web client as a browser without script sees them. */
@WithBothConnectors
class WebPagesIT extends ServerTest {
    private static final List<String> CORPUS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus=alert(1) x='",
            "{{t.home}} {{{title}}} &lt;b&gt;",
            "</title><svg onload=alert(1)>",
            "javascript:alert(1) https://example.org/\"onclick=alert(1)");

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/signin", "/signup", "/reset", "/about", "/search/nothing", "/search/a%20b?show=video"})
    void shouldServePages(String path) {
        Response page = browser().get(path);

        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "private, no-cache")
                .header("Content-Language", "en");
        expectNothingInline(page.asString());
        expectWorkingAssets(path, page.asString());
    }

    @Test
    void shouldShowTheNewestVideos() {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "Newest of all");

        browser()
                .get("/")
                .then()
                .body(
                        containsString("href=\"./video/" + hash + "\""),
                        containsString("href=\"./channel/" + name + "\""));
        browser()
                .get("/channel/" + name)
                .then()
                .statusCode(200)
                .body(containsString("Newest of all"), containsString("1 video"), containsString("../video/" + hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture", "Picture", "*.atom", "*;a=b", "*%41", "* ü?#&+~", "*,about", "...*", "*~%2F"})
    void shouldShowAChannelOfAnyName(String pattern) {
        String name = pattern.replace("*", VireoClient.newName().substring(0, 12));
        // fixed names are taken after the first run
        vireo.signUp(VireoClient.person(name)).then().statusCode(anyOf(is(200), is(400)));
        String segment = PageLinks.segment(name);
        PageClient pages = new PageClient(vireo);
        Map<String, String> session = pages.session(vireo.newAccount());

        for (String path : List.of("channel/", "report/channel/", "block/")) {
            pages.get("/" + path + segment, session).then().statusCode(200).contentType("text/html;charset=UTF-8");
        }
        pages.get("/channel/" + segment + "?show=about", session)
                .then()
                .statusCode(200)
                .body(containsString("channel/" + segment.replace("&", "&amp;")));
        pages.get("/feeds/channel/" + segment + ".atom", session).then().statusCode(200);
        pages.get("/channel/picture/" + segment, session).then().statusCode(200).contentType(startsWith("image/"));
    }

    @Test
    void shouldShowAVideo() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.published(token, "A title");
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("description", "At 0:01 see https://example.org/a?b=1&c=2.\nBye"))
                .patch("/v/" + hash)
                .then()
                .statusCode(200);

        Response page = browser().get("/video/" + hash);

        page.then()
                .statusCode(200)
                .body(
                        containsString("<video slot=\"media\" src=\"../video/d/" + hash + "\""),
                        containsString("<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">"),
                        containsString("<a href=\"?t=1\" data-seek=\"1\">0:01</a>"))
                .body("html.head.meta.find { it.@property == 'og:video' }.@content", containsString("/video/d/" + hash))
                .body("html.head.meta.find { it.@property == 'og:video:type' }.@content", equalTo("video/mp4"))
                .header("Content-Security-Policy", containsString("style-src 'self' 'sha256-"));
        expectNothingInline(page.asString());
        expectWorkingAssets("/video/" + hash, page.asString());
    }

    @Test
    void shouldBeEmbeddedAnywhere() {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Embedded");

        browser()
                .get("/embed/" + hash)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors *"))
                .header("X-Frame-Options", nullValue())
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("<video "));
        browser()
                .get("/embed/zzzzzzz")
                .then()
                .statusCode(404)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Frame-Options", "DENY");
    }

    @Test
    void shouldEscapeEveryValue() {
        String token = vireo.token(vireo.newAccount());
        for (String text : CORPUS) {
            String hash = vireo.published(token, text);
            vireo.json()
                    .header("Authorization", token)
                    .body(Map.of("description", text))
                    .patch("/v/" + hash)
                    .then()
                    .statusCode(200);
            for (String path : List.of("/", "/video/" + hash, "/embed/" + hash)) {
                expectNothingInline(browser().get(path).asString());
            }
            Response search =
                    browser().urlEncodingEnabled(true).queryParam("q", text).get("/search");
            expectNothingInline(search.asString());
            Response form = browser()
                    .header("Sec-Fetch-Site", "same-origin")
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("username", text)
                    .formParam("fname", text)
                    .formParam("email", text)
                    .formParam("next", text)
                    .post("/signup");
            form.then().statusCode(400);
            expectNothingInline(form.asString());
        }
    }

    @Test
    void shouldAcceptAnInvalidAcceptHeaderWhereNothingIs() {
        vireo.request()
                .header("Accept", "\"a\", text/")
                .post("/nothing/here")
                .then()
                .statusCode(404)
                .contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/video/zzzzzzz", "/video/x", "/channel/no-such-channel", "/embed/zzzzzzz"})
    void shouldShowBrowsersAnErrorPage(String path) {
        browser()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body("**.find { it.name() == 'h1' }", equalTo("There is nothing at this address"));
        vireo.request().get(path).then().statusCode(404).contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v/zzzzzzz", "/video/d/zzzzzzz", "/c/no-such-channel", "/videos/channel/no-such-channel"})
    void shouldKeepTheErrorsOfTheApi(String path) {
        browser().accept("*/*").get(path).then().contentType("application/json");
    }

    @Test
    void shouldSpeakGerman() {
        browser()
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .get("/signin")
                .then()
                .header("Content-Language", "de")
                .body("html.@lang", equalTo("de"), "**.find { it.name() == 'h1' }", equalTo("Anmelden"));
    }

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo,Asia/Tokyo", "nonsense,Z", "../etc/passwd,Z", "+25:00,Z", "%3Cb%3E,Z"})
    void shouldShowTheDaysOfATimeZone(String cookie, String zone) {
        browser()
                .cookie("vireo_zone", cookie)
                .get("/about")
                .then()
                .statusCode(200)
                .body("html.@data-zone", equalTo(zone));
    }

    @Test
    void shouldKeepThemeAndLanguage() {
        Response chosen = browser()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("theme", "dark")
                .formParam("language", "de")
                .formParam("back", "about")
                .post("/preferences");
        chosen.then().statusCode(303).header("Location", "./about");

        browser()
                .cookies(chosen.cookies())
                .get("/about")
                .then()
                .body("html.@lang", equalTo("de"), "html.@data-theme", equalTo("dark"));
    }

    @Test
    void shouldSearch() throws Exception {
        String word = VireoClient.newName();
        vireo.published(vireo.token(vireo.newAccount()), "<Found> " + word);

        browser()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(true)
                .queryParam("q", word + "/x y")
                .get("/search")
                .then()
                .statusCode(303)
                .header("Location", "./search/" + word + "%20x%20y");
        io.vireo.Await.until(
                "the index",
                () -> browser().get("/search/" + word).asString().contains("&lt;Found&gt; <mark>" + word + "</mark>"));
        browser().get("/search/" + word + "?duration=1200-").then().body(containsString("Nothing found"));
        browser().get("/search/x?show=none").then().statusCode(404);
    }

    @Test
    void shouldShareVideos() {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "Shared & <b>");

        browser()
                .get("/feeds/channel/" + name + ".atom")
                .then()
                .statusCode(200)
                .contentType("application/atom+xml;charset=UTF-8")
                .body("feed.entry.title", equalTo("Shared & <b>"))
                .body("feed.entry.link.find { it.@rel == 'enclosure' }.@href", containsString("/video/d/" + hash));
        browser().get("/feeds/all.atom").then().statusCode(200).body("feed.title", equalTo("Vireo"));
        assertThat(sitemaps()).anyMatch(map -> map.contains("/video/" + hash));
        browser().get("/robots.txt").then().statusCode(200).body(containsString("/sitemap.xml"));
        browser()
                .urlEncodingEnabled(true)
                .queryParam("url", "https://vireo.example/video/" + hash)
                .get("/oembed")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("type", equalTo("video"), "title", equalTo("Shared & <b>"))
                .body("html", containsString("/embed/" + hash));
        browser()
                .accept("*/*")
                .urlEncodingEnabled(true)
                .queryParam("url", "https://vireo.example/x")
                .get("/oembed")
                .then()
                .statusCode(404);
    }

    /** Returns the map of the site, or its parts. */
    private List<String> sitemaps() {
        Response map = browser().get("/sitemap.xml");
        map.then().statusCode(200);
        List<String> parts = map.path("sitemapindex.sitemap.loc.list()");
        return parts.isEmpty()
                ? List.of(map.asString())
                : parts.stream()
                        .map(part -> browser()
                                .get(part.substring(part.indexOf("/sitemap.xml")))
                                .asString())
                        .toList();
    }

    @Test
    void shouldLeadAVisitorThroughTheSite() {
        String name = VireoClient.newName();
        Response signedUp = post("/signup", person(name), Map.of());
        signedUp.then().statusCode(303).header("Location", "./");
        Map<String, String> session = signedUp.cookies();
        assertThat(signedUp.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");

        browser()
                .cookies(session)
                .get("/settings")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body(containsString("value=\"Lovelace\""));
        browser().cookies(session).get("/upload").then().statusCode(200).body(containsString("<vireo-upload"));
        browser()
                .redirects()
                .follow(false)
                .get("/upload")
                .then()
                .statusCode(303)
                .header("Location", "./signin?next=upload");

        post("/settings", Map.of("form", "password", "old", "wrong password", "new", "battery staple"), session)
                .then()
                .statusCode(402)
                .body(containsString("This is not the present password."));
        Response changed =
                post("/settings", Map.of("form", "password", "old", PASSWORD, "new", "battery staple"), session);
        changed.then().statusCode(303);
        Map<String, String> renewed = changed.cookies();
        browser().cookies(renewed).get("/settings").then().statusCode(200);

        post("/signout", Map.of(), renewed).then().statusCode(303);
        browser()
                .redirects()
                .follow(false)
                .cookies(renewed)
                .get("/settings")
                .then()
                .statusCode(303);
    }

    @Test
    void shouldEditAndDeleteAVideo() {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "Old title");
        Map<String, String> session = session(name);

        browser().cookies(session).get("/edit/" + hash).then().statusCode(200).body(containsString("Old title"));
        post("/edit/" + hash, Map.of("title", " ", "description", "kept <b>"), session)
                .then()
                .statusCode(400)
                .body(containsString("kept &lt;b&gt;"), containsString("aria-invalid"));
        post("/edit/" + hash, Map.of("title", "New title", "description", "a\r\nb"), session)
                .then()
                .statusCode(303)
                .header("Location", "../edit/" + hash + "?saved=yes");
        vireo.request()
                .get("/v/" + hash)
                .then()
                .body("response.title", equalTo("New title"), "response.description", equalTo("a\nb"));
        browser()
                .cookies(session(vireo.newAccount()))
                .get("/edit/" + hash)
                .then()
                .statusCode(404);
        post("/edit/" + hash, Map.of("action", "delete", "sure", "yes"), session)
                .then()
                .statusCode(303);
        vireo.request().get("/v/" + hash).then().statusCode(404);
    }

    @Test
    void shouldKeepAnInvalidForm() {
        Map<String, String> person = new java.util.HashMap<>(person(vireo.newAccount()));
        person.put("password", "short");
        person.put("day", "31");
        person.put("month", "2");
        post("/signup", person, Map.of())
                .then()
                .statusCode(400)
                .body(
                        containsString("value=\"Lovelace\""),
                        containsString("id=\"e-password\""),
                        not(containsString("value=\"short\"")));
        person.put("password", PASSWORD);
        post("/signup", person, Map.of()).then().statusCode(400).body(containsString("id=\"e-birth\""));
        person.put("day", "1");
        post("/signup", person, Map.of()).then().statusCode(400).body(containsString("id=\"e-username\""));
    }

    @Test
    void shouldCountDownALockout() {
        String name = vireo.newAccount();
        for (int i = 0; i < 5; i++) {
            post("/signin", Map.of("username", name, "password", "wrong password"), Map.of())
                    .then()
                    .statusCode(402);
        }
        post("/signin", Map.of("username", name, "password", PASSWORD), Map.of())
                .then()
                .statusCode(403)
                .header("Retry-After", not(equalTo(null)))
                .body(containsString("data-countdown=\""), containsString(name));
    }

    @Test
    void shouldRejectFormsOfOtherSites() {
        Map<String, String> session = session(vireo.newAccount());

        browser()
                .cookies(session)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", "mails")
                .post("/settings")
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8");
        vireo.json()
                .cookies(session)
                .header("Origin", "https://example.org")
                .body(Map.of("title", "x", "description", ""))
                .post("/upload")
                .then()
                .statusCode(403)
                .body("response", equalTo("cross-site"));
        vireo.json()
                .cookies(session)
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("title", "x", "description", ""))
                .post("/upload")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldSetTheCookieWhenThePageAsksForIt() {
        String name = vireo.newAccount();
        Response signedIn = vireo.json()
                .urlEncodingEnabled(true)
                .queryParam("cookie", "true")
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/sign_in");

        signedIn.then().statusCode(200);
        String token = signedIn.path("response.vtoken");
        vireo.request()
                .cookie("vireo_session", signedIn.cookie("vireo_session"))
                .get("/c/" + name + "/notifications")
                .then()
                .statusCode(200);
        assertThat(vireo.signIn(name, PASSWORD).cookies()).isEmpty();
        vireo.request()
                .cookie("vireo_session", token)
                .get("/c/" + name + "/notifications")
                .then()
                .statusCode(200);
        vireo.request()
                .cookie("vireo_session", token)
                .header("Authorization", "")
                .get("/c/" + name + "/notifications")
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
    }

    private Map<String, String> session(String name) {
        return post("/signin", Map.of("username", name, "password", PASSWORD), Map.of())
                .then()
                .statusCode(303)
                .extract()
                .cookies();
    }

    private Response post(String path, Map<String, String> form, Map<String, String> cookies) {
        return browser()
                .redirects()
                .follow(false)
                .cookies(cookies)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private static Map<String, String> person(String name) {
        return VireoClient.person(name).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private RequestSpecification browser() {
        return vireo.request()
                .urlEncodingEnabled(false)
                .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    /** Checks that the page contains no script, handler or style of its own, and no value as markup. */
    private static void expectNothingInline(String page) {
        String markup = page.replaceAll("=\"[^\"]*\"", "=\"\"");
        assertThat(markup)
                .doesNotContainPattern("<script(?! type=\"\" src=\"\">)")
                .doesNotContainPattern("<[^>]*\\s(on[a-z]+|style)=")
                .doesNotContain("<style", "<img src=x", "<svg onload");
        assertThat(page).doesNotContain("href=\"javascript:");
    }

    private void expectWorkingAssets(String path, String page) {
        List<String> assets = Pattern.compile("(?:src|href)=\"([^\"#]*assets/[^\"#]+)")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
        assertThat(assets).isNotEmpty();
        for (String asset : assets) {
            String address = URI.create(path).resolve(asset).toString();
            vireo.request()
                    .get(address)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable");
        }
    }
}
