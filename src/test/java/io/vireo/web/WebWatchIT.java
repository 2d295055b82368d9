package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ratings, subscriptions, playlists on the watch page, and blocks of channels, without script. */
class WebWatchIT extends ServerTest {
    private PageClient browser;
    private String owner;
    private String ownerToken;
    private String name;
    private String token;
    private Map<String, String> session;
    private String hash;

    @BeforeEach
    void prepareVideo() {
        browser = new PageClient(vireo);
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        name = vireo.newAccount();
        token = vireo.token(name);
        session = browser.session(name);
        hash = vireo.published(ownerToken, "A bowl <b>");
    }

    @Test
    void shouldListTheChaptersWithoutScript() {
        watch().then().body(not(containsString("class=\"chapters\"")));
        vireo.request()
                .header("Authorization", ownerToken)
                .contentType("text/vtt")
                .body("WEBVTT\n\n00:00.000 --> 00:01.000\nStart\n\n00:01.000 --> 00:01.500\nTom &amp; &lt;Jerry&gt;\n")
                .put("/chapters/" + hash)
                .then()
                .statusCode(200);

        watch().then()
                .body(
                        containsString("<a href=\"?t=1\" data-seek=\"1.0\" data-end=\"1.5\">"
                                + "<time>0:01</time>Tom &amp; &lt;Jerry&gt;</a>"),
                        not(containsString("kind=\"chapters\"")));
        browser.get("/embed/" + hash, PageClient.ANONYMOUS).then().body(containsString("data-seek=\"1.0\""));
    }

    @Test
    void shouldFoldALongDescription() {
        String fold = "<details><summary><span>Show all</span>";
        describe("Line\n".repeat(9));
        watch().then().body(not(containsString(fold)));
        describe("Line\n".repeat(10));
        watch().then().body(containsString(fold));
        describe("word ".repeat(121));
        watch().then().body(containsString(fold));
    }

    private void describe(String description) {
        vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("description", description))
                .patch("/v/" + hash)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRateWithForms() {
        rate("like").then().statusCode(303).header("Location", "../video/" + hash + "#deeds");
        watch().then().body(containsString("value=\"none\" aria-pressed=\"true\" aria-label=\"Like, 1\""));

        rate("dislike").then().statusCode(303);
        watch().then()
                .body(
                        containsString("value=\"like\" aria-pressed=\"false\" aria-label=\"Like, 0\""),
                        containsString("value=\"none\" aria-pressed=\"true\" aria-label=\"Dislike, 1\""));

        rate("none").then().statusCode(303);
        watch().then().body(not(containsString("aria-pressed=\"true\" aria-label=\"")));
    }

    @Test
    void shouldRefuseFormsOfOtherSitesAndOfVisitors() {
        browser.request(session)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("rating", "like")
                .post("/rate/" + hash)
                .then()
                .statusCode(403);
        for (String path : List.of("/rate/" + hash, "/subscribe/" + owner, "/save/" + hash, "/block/" + owner)) {
            browser.post(path, Map.of("act", "on"), PageClient.ANONYMOUS)
                    .then()
                    .statusCode(303)
                    .header(
                            "Location",
                            containsString("signin?next=" + path.substring(1).replace("/", "%2F")));
        }
        rating().then().body("response.rating", equalTo("none"), "response.likes", equalTo(0));
        watchAs(PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .body(
                        containsString("signin?next=video%2F" + hash + "\" aria-label=\"Like, 0\""),
                        containsString("No subscribers"),
                        containsString("No views yet"));
    }

    @Test
    void shouldLeadOnAfterSigningIn() {
        browser.get("/rate/" + hash, session).then().statusCode(303).header("Location", "../video/" + hash);
        browser.get("/subscribe/" + owner, session).then().statusCode(303).header("Location", "../channel/" + owner);
    }

    @Test
    void shouldSubscribeWithForms() {
        String path = "/subscribe/" + owner;
        browser.post(path, Map.of("act", "on", "back", "video/" + hash), session)
                .then()
                .statusCode(303)
                .header("Location", "../video/" + hash);
        watch().then().body(containsString("Subscribed"), containsString("1 subscriber"));
        browser.post(path, Map.of("act", "bell"), session).then().statusCode(303);
        watch().then()
                .body(containsString("value=\"quiet\" aria-pressed=\"true\" aria-label=\"Notify me of new videos\""));
        browser.get("/channel/" + owner, session).then().body(containsString("../block/" + owner));
        browser.post(path, Map.of("act", "off", "back", "https://example.org/"), session)
                .then()
                .statusCode(303)
                .header("Location", "../channel/" + owner);
        watch().then().body(containsString("No subscribers"), not(containsString("Subscribed")));

        browser.post("/subscribe/" + name, Map.of("act", "on"), session)
                .then()
                .statusCode(400)
                .body(containsString("This is your own channel."));
        browser.post("/subscribe/nobody-here", Map.of("act", "on"), session)
                .then()
                .statusCode(404);
    }

    @Test
    void shouldSaveInListsAndInANewPlaylist() {
        browser.get("/save/" + hash, session)
                .then()
                .statusCode(200)
                .body(containsString("name=\"in-later\" value=\"yes\">"), containsString("A bowl &lt;b&gt;"));
        browser.post("/save/" + hash, Map.of("in-later", "yes"), session)
                .then()
                .statusCode(303)
                .header("Location", "../video/" + hash + "#deeds");
        vireo.request()
                .header("Authorization", token)
                .get("/me/later")
                .then()
                .body("response.thumbnail", equalTo(List.of(hash)));

        Map<String, String> form = new HashMap<>(
                Map.of("was-later", "yes", "in-later", "yes", "title", "Pots & <i>", "visibility", "unlisted"));
        browser.post("/save/" + hash, form, session).then().statusCode(303);
        String playlist = playlists()
                .then()
                .body("response.title", equalTo(List.of("Pots & <i>")), "response.visibility", hasItems("unlisted"))
                .body("response.items", equalTo(List.of(1)))
                .extract()
                .path("response[0].playlist");
        browser.get("/save/" + hash, session)
                .then()
                .body(containsString("name=\"in-" + playlist + "\" value=\"yes\" checked> Pots &amp; &lt;i&gt;"));
        watch().then().body(containsString("Saved</summary>"));

        browser.post("/save/" + hash, Map.of("was-later", "yes", "was-" + playlist, "yes"), session)
                .then()
                .statusCode(303);
        playlists().then().body("response.items", equalTo(List.of(0)));
        watch().then().body(not(containsString("Saved</summary>")));
    }

    @Test
    void shouldKeepTheFormWhenAPlaylistIsRejected() {
        String title = "x".repeat(121);
        browser.post("/save/" + hash, Map.of("in-later", "yes", "title", title, "visibility", "public"), session)
                .then()
                .statusCode(400)
                .body(
                        containsString("Write a title of 1 to 120 characters."),
                        containsString(title),
                        containsString("name=\"in-later\" value=\"yes\" checked"),
                        containsString("value=\"public\" selected"));
        browser.post("/save/" + hash, Map.of("in-zzzzzzzzzzz", "yes"), session)
                .then()
                .statusCode(404)
                .body(containsString("This playlist does not exist any more."));
        playlists().then().body("response", equalTo(List.of()));
    }

    @Test
    void shouldBlockAndUnblockChannels() {
        String path = "/block/" + owner;
        browser.get(path, session).then().statusCode(200).body(containsString("name=\"act\" value=\"block\""));
        browser.post(path, Map.of("act", "block", "back", "settings"), session)
                .then()
                .statusCode(303)
                .header("Location", "../settings");
        browser.get("/settings", session)
                .then()
                .body(containsString(owner), containsString("action=\"./block/" + owner));
        browser.get(path, session).then().body(containsString("name=\"act\" value=\"unblock\""));
        browser.post("/subscribe/" + owner, Map.of("act", "on", "back", "video/" + hash), session)
                .then()
                .statusCode(403)
                .body(containsString("one of you blocks the other"));

        browser.post(path, Map.of("act", "unblock"), session).then().statusCode(303);
        browser.get("/settings", session).then().body(containsString("You block no channel."));
        browser.post("/block/" + name, Map.of("act", "block"), session).then().statusCode(400);
    }

    @Test
    void shouldHideTheActsOfAVideoThatTheVisitorMayNotSee() {
        String key = show("unlisted").path("response.key");
        for (String path : List.of("/rate/" + hash, "/save/" + hash)) {
            browser.post(path, Map.of("rating", "like", "in-later", "yes"), session)
                    .then()
                    .statusCode(404);
        }
        Response page = browser.get("/video/" + hash + "?k=" + key, session);
        page.then()
                .statusCode(200)
                .body(
                        containsString("rate/" + hash + "?k=" + key),
                        containsString("data-query=\"?k=" + key + "\""),
                        not(containsString("save/" + hash)));
        browser.post("/rate/" + hash + "?k=" + key, Map.of("rating", "like"), session)
                .then()
                .statusCode(303)
                .header("Location", "../video/" + hash + "?k=" + key + "#deeds");
        show("private");
        browser.post("/rate/" + hash + "?k=" + key, Map.of("rating", "none"), session)
                .then()
                .statusCode(404);
        assertThat(browser.get("/video/" + hash, browser.session(owner)).asString())
                .contains("rate/" + hash + "\"", "save/" + hash);
    }

    private Response rate(String rating) {
        return browser.post("/rate/" + hash, Map.of("rating", rating), session);
    }

    private Response watch() {
        return watchAs(session);
    }

    private Response watchAs(Map<String, String> visitor) {
        return browser.get("/video/" + hash, visitor);
    }

    private Response rating() {
        return vireo.request().header("Authorization", token).get("/v/{hash}/rating", hash);
    }

    private Response playlists() {
        return vireo.request().header("Authorization", token).get("/me/playlists");
    }

    private Response show(String visibility) {
        vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("visibility", visibility))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        return vireo.request().header("Authorization", ownerToken).get("/v/{hash}", hash);
    }
}
