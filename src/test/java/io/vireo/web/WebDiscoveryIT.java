package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tags, trending and related videos on the pages. */
class WebDiscoveryIT extends ServerTest {
    private static final String EVIL = "\"><img src=x onerror=alert(1)>";

    @Test
    void shouldShowWhatTheEditFormHasSet() {
        PageClient browser = new PageClient(vireo);
        String name = vireo.newAccount();
        String token = vireo.token(name);
        Map<String, String> session = browser.session(name);
        String hash = vireo.published(token, "Tagged on a page");
        String other = vireo.published(token, "Related on a page");
        String tag = "tag of " + name;
        Map<String, String> form =
                Map.of("action", "save", "title", "Tagged on a page", "description", "", "tags", tag + ", , " + EVIL);

        browser.post("/edit/" + hash, form, session).then().statusCode(303);

        browser.get("/edit/" + hash, session)
                .then()
                .body(containsString("value=\"" + tag + ", &quot;&gt;&lt;img"), containsString("<vireo-tags"));
        Response watch = browser.get("/video/" + hash, PageClient.ANONYMOUS);
        watch.then()
                .statusCode(200)
                .body(
                        containsString("href=\"../tag/" + tag.replace(" ", "%20") + "\">" + tag + "</a>"),
                        containsString("href=\"../video/" + other + "\""),
                        not(containsString(EVIL)));
        Response page = browser.get("/tag/" + tag.toUpperCase(Locale.ROOT).replace(" ", "%20"), Map.of());
        page.then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("../video/" + hash), not(containsString("../video/" + other)));
        browser.get("/tag/none%20of%20" + name, Map.of())
                .then()
                .statusCode(200)
                .body(containsString("noindex"), containsString("No video has this tag"));
        browser.get("/tag/a%2Fb" + name, Map.of()).then().statusCode(200);
        browser.post(
                        "/edit/" + hash,
                        Map.of("action", "save", "title", "T", "description", "", "tags", "x".repeat(41)),
                        session)
                .then()
                .statusCode(400)
                .body(containsString("at most 15 tags"), containsString("x".repeat(41)));
        vireo.video(hash).then().body("response.title", equalTo("Tagged on a page"));
    }

    /** Lists for everybody are kept in memory. */
    @Test
    void shouldNotShowRelatedVideosThatAreHidden() throws Exception {
        PageClient browser = new PageClient(vireo);
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        String token = vireo.token(vireo.newAccount());
        String watched = vireo.published(token, "Beside others");
        String other = vireo.newAccount();
        String otherToken = vireo.token(other);
        String tag = "beside " + other;
        List<String> related = List.of(
                vireo.published(token, "Private later"),
                vireo.published(token, "Deleted later"),
                vireo.published(token, "Hidden later"),
                vireo.published(otherToken, "Suspended later"));
        edit(token, watched, Map.of("tags", List.of(tag)));
        edit(otherToken, related.get(3), Map.of("tags", List.of(tag)));
        expectRelated(browser, watched, related);

        edit(token, related.get(0), Map.of("visibility", "private"));
        expectRelated(browser, watched, related.subList(1, 4));
        vireo.request()
                .header("Authorization", token)
                .delete("/v/{hash}", related.get(1))
                .then()
                .statusCode(200);
        expectRelated(browser, watched, related.subList(2, 4));
        staff.decide(moderator, "video", related.get(2), "hide").then().statusCode(200);
        expectRelated(browser, watched, related.subList(3, 4));
        staff.decide(moderator, "channel", other, "suspend").then().statusCode(200);
        expectRelated(browser, watched, List.of());

        edit(token, watched, Map.of("visibility", "private"));
        browser.get("/video/" + watched, PageClient.ANONYMOUS).then().statusCode(404);
    }

    private void edit(String token, String hash, Map<String, ?> changes) {
        vireo.json()
                .header("Authorization", token)
                .body(changes)
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
    }

    private static void expectRelated(PageClient browser, String watched, List<String> expected) {
        String page = browser.get("/video/" + watched, PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(expected).allSatisfy(hash -> assertThat(page).contains("href=\"../video/" + hash + "\""));
        assertThat(Pattern.compile("later<span").matcher(page).results()).hasSize(expected.size());
    }

    @Test
    void shouldShowTrendingVideosToVisitorsWhoAreNotSignedIn() throws Exception {
        PageClient browser = new PageClient(vireo);
        String name = vireo.newAccount();
        vireo.uploaded(vireo.token(name), "Trending on a page");
        Await.until("the list", () -> !vireo.list("/videos/trending").isEmpty());

        browser.get("/", Map.of())
                .then()
                .statusCode(200)
                .body(containsString("<section class=\"section\" id=\"trending\""));
        browser.get("/", browser.session(name)).then().body(not(containsString("id=\"trending\"")));
        Response page = browser.get("/trending", Map.of());
        page.then().statusCode(200).body(containsString("<h1>Trending</h1>"), containsString("./video/"));
        List<String> hashes = page.body().htmlPath().getList("**.findAll { it.@class == 'card-title' }.a.@href");
        assertThat(hashes).isNotEmpty().doesNotHaveDuplicates();
    }
}
