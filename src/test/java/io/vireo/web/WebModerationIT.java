package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visibility, quotas, reports, decisions and appeals on the pages, without script. */
class WebModerationIT extends ServerTest {
    private PageClient browser;
    private Staff staff;
    private String owner;
    private String token;
    private Map<String, String> session;
    private String moderator;
    private Map<String, String> moderatorSession;
    private String hash;

    @BeforeEach
    void prepareVideo() throws Exception {
        browser = new PageClient(vireo);
        staff = new Staff(vireo);
        owner = vireo.newAccount();
        token = vireo.token(owner);
        session = browser.session(owner);
        String name = staff.newAccount("moderator");
        moderator = vireo.token(name);
        moderatorSession = browser.session(name);
        hash = vireo.published(token, "Hills <b>");
    }

    @Test
    void shouldReportAVideoOnce() {
        String path = "/report/video/" + hash;
        Map<String, String> reporter = browser.session(vireo.newAccount());
        Map<String, String> report = Map.of("reason", "spam", "text", "Look <i>");

        browser.get("/video/" + hash, PageClient.ANONYMOUS)
                .then()
                .body(containsString("href=\"../report/video/" + hash + "\""));
        browser.get(path, PageClient.ANONYMOUS)
                .then()
                .statusCode(303)
                .header("Location", "../../signin?next=report%2Fvideo%2F" + hash);
        browser.get(path, reporter).then().statusCode(200).body(containsString("Hills &lt;b&gt;"));
        browser.post(path, Map.of("text", "kept"), reporter)
                .then()
                .statusCode(400)
                .body(containsString("Choose a reason"), containsString("kept"));
        browser.post(path, report, reporter)
                .then()
                .statusCode(303)
                .header("Location", "../../video/" + hash + "?reported=yes");
        browser.post(path, report, reporter)
                .then()
                .statusCode(409)
                .body(containsString("You have reported this already"));
        browser.get("/video/" + hash + "?reported=yes", reporter).then().body(containsString("Reported."));
        assertThat(staff.queueEntry(moderator, hash)).containsEntry("reports", 1);
        browser.request(reporter)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(report)
                .post("/report/channel/" + owner)
                .then()
                .statusCode(403);
        browser.get("/report/playlist/x", reporter).then().statusCode(404);
    }

    @Test
    void shouldReportWhatNotEverybodySees() {
        String key = show("unlisted").path("response.key");
        Map<String, String> reporter = browser.session(vireo.newAccount());

        browser.get("/video/" + hash + "?k=" + key, reporter)
                .then()
                .body(containsString("/report/video/" + hash + "?k=" + key));
        browser.post("/report/video/" + hash, Map.of("reason", "abuse"), reporter)
                .then()
                .statusCode(404);
        browser.post("/report/video/" + hash + "?k=" + key, Map.of("reason", "abuse"), reporter)
                .then()
                .statusCode(303)
                .header("Location", "../../video/" + hash + "?k=" + key + "&reported=yes");
        browser.post("/report/channel/" + owner, Map.of("reason", "other"), reporter)
                .then()
                .statusCode(303)
                .header("Location", "../../channel/" + owner + "?reported=yes");
        assertThat(staff.queueEntry(moderator, owner)).containsEntry("reasons", java.util.List.of("other"));
    }

    @Test
    void shouldShowTheQueueToModeratorsOnly() {
        browser.get("/moderation", PageClient.ANONYMOUS)
                .then()
                .statusCode(303)
                .header("Location", "./signin?next=moderation");
        browser.get("/moderation", session).then().statusCode(403).contentType("text/html;charset=UTF-8");
        decide(Map.of("action", "remove"), session).then().statusCode(403);
        browser.get("/", session).then().body(not(containsString("href=\"./moderation\"")));
        browser.get("/", moderatorSession).then().body(containsString("href=\"./moderation\""));
        vireo.video(hash).then().statusCode(200);
    }

    @Test
    void shouldDecideAndKeepALog() {
        staff.report(vireo.token(vireo.newAccount()), "video", hash, "spam")
                .then()
                .statusCode(200);
        String page = browser.get("/moderation?kind=video&id=" + hash, moderatorSession)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .extract()
                .asString();
        assertThat(page).contains("Hills &lt;b&gt;", "1 report", "Spam", "About spam", "value=\"remove\"");

        decide(Map.of("reason", "kept"), moderatorSession)
                .then()
                .statusCode(400)
                .body(containsString("Choose a decision"), containsString("kept"));
        decide(Map.of("action", "freeze", "days", "x"), moderatorSession)
                .then()
                .statusCode(400)
                .body(containsString("A number of days"));
        decide(Map.of("action", "hide", "reason", "Rule <3>"), moderatorSession)
                .then()
                .statusCode(303)
                .header("Location", "./moderation?decided=yes");

        vireo.video(hash).then().statusCode(404);
        assertThat(staff.queueEntry(moderator, hash)).isNull();
        browser.get("/moderation?show=log", moderatorSession)
                .then()
                .statusCode(200)
                .body(containsString(hash), containsString("Rule &lt;3&gt;"), containsString("visible &rarr; blocked"));
        browser.get("/moderation?kind=video&id=zzzzzzz", moderatorSession)
                .then()
                .statusCode(404);
        browser.get("/moderation?kind=Video%3C&id=" + hash, moderatorSession)
                .then()
                .statusCode(400);
        browser.get("/moderation?after=x", moderatorSession).then().statusCode(400);
        browser.post("/moderation", Map.of("kind", "No", "id", "", "action", "hide"), moderatorSession)
                .then()
                .statusCode(404);
    }

    @Test
    void shouldShowAChannelThatNobodyHasReported() {
        String page = browser.get("/moderation?kind=channel&id=" + owner, moderatorSession)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("value=\"suspend\"").doesNotContain("value=\"hide\"");

        browser.post(
                        "/moderation",
                        Map.of("kind", "channel", "id", owner, "action", "limit", "days", "2", "reason", "Spam"),
                        moderatorSession)
                .then()
                .statusCode(303);

        browser.get("/settings", session)
                .then()
                .body(containsString("Your channel is limited"), containsString("This ends on"))
                .body(containsString("Reason: Spam"));
    }

    @Test
    void shouldTakeAnAppealInTheSettings() throws Exception {
        Map<String, String> otherModerator = browser.session(staff.newAccount("moderator"));
        browser.get("/settings", session).then().statusCode(200).body(not(containsString("value=\"appeal\"")));
        staff.decide(moderator, "video", hash, "hide").then().statusCode(200);
        Map<String, String> appeal = Map.of("form", "appeal", "kind", "video", "id", hash, "text", "It is not so");

        browser.get("/video/" + hash, session)
                .then()
                .statusCode(200)
                .body(containsString("Hidden by the moderators"), not(containsString("<video")));
        browser.get("/settings", session)
                .then()
                .body(containsString("Hills &lt;b&gt;"), containsString("It was hidden."), containsString("The rules"));
        browser.post("/settings", Map.of("form", "appeal", "kind", "video", "id", hash), session)
                .then()
                .statusCode(400)
                .body(containsString("Write why"));
        browser.post("/settings", appeal, session).then().statusCode(303).header("Location", "./settings?done=appeal");
        browser.post("/settings", appeal, session)
                .then()
                .statusCode(409)
                .body(containsString("has been appealed already"));
        browser.get("/settings?done=appeal", session)
                .then()
                .body(containsString("Your appeal is with the moderators"), containsString("You have appealed"));
        browser.get("/moderation?kind=video&id=" + hash, moderatorSession)
                .then()
                .body(containsString("It is not so"));
        decide(Map.of("action", "none"), moderatorSession)
                .then()
                .statusCode(403)
                .body(containsString("Another moderator decides about the appeal."));
        decide(Map.of("action", "restore"), otherModerator).then().statusCode(303);
        vireo.video(hash).then().statusCode(200);
    }

    @Test
    void shouldLetTheOwnerOfASuspendedChannelAppeal() throws Exception {
        staff.changeStanding(moderator, owner, Map.of("standing", "suspended", "reason", "Spam"))
                .then()
                .statusCode(200);
        Response signedIn =
                browser.post("/signin", Map.of("username", owner, "password", PASSWORD), PageClient.ANONYMOUS);
        signedIn.then().statusCode(303).header("Location", "./settings");
        Map<String, String> suspended = signedIn.cookies();

        browser.get("/settings", suspended)
                .then()
                .statusCode(200)
                .body(containsString("Your channel is suspended"), containsString("It will be deleted on"));
        browser.post("/settings", Map.of("form", "mails"), suspended).then().statusCode(403);
        browser.post("/settings", Map.of("form", "appeal", "kind", "channel", "id", owner, "text", "Sorry"), suspended)
                .then()
                .statusCode(303);

        assertThat(staff.queueEntry(moderator, owner)).containsEntry("appeal", "Sorry");
    }

    @Test
    void shouldChangeWhoCanWatch() {
        String path = "/edit/" + hash;
        browser.post(path, Map.of("title", "Hills", "description", "", "visibility", "secret"), session)
                .then()
                .statusCode(400)
                .body(containsString("Choose who can watch."));
        browser.post(path, Map.of("title", "Hills", "description", "", "visibility", "unlisted"), session)
                .then()
                .statusCode(303);
        String key = owned().path("response.key");
        browser.get(path, session)
                .then()
                .body(containsString("value=\"unlisted\" checked"), containsString("/video/" + hash + "?k=" + key));
        browser.get("/video/" + hash + "?k=" + key, PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .body(containsString("Unlisted: anyone with the link"));
        browser.get("/channel/" + owner, session)
                .then()
                .body(containsString("Only you see this."), containsString("../video/" + hash));
        browser.get("/channel/" + owner, PageClient.ANONYMOUS)
                .then()
                .body(not(containsString("../video/" + hash)), not(containsString("Only you see this.")));

        browser.post(path, Map.of("action", "key"), session).then().statusCode(303);

        browser.get("/video/" + hash + "?k=" + key, PageClient.ANONYMOUS).then().statusCode(404);
        String renewed = owned().path("response.key");
        browser.get("/video/" + hash + "?k=" + renewed, PageClient.ANONYMOUS)
                .then()
                .statusCode(200);
        browser.post(path, Map.of("action", "key"), moderatorSession).then().statusCode(404);
    }

    @Test
    void shouldKeepTheKeyInTheLinksOfTheDescription() {
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("description", "See 0:01"))
                .patch("/v/" + hash)
                .then()
                .statusCode(200);
        String key = show("unlisted").path("response.key");

        browser.get("/video/" + hash + "?k=" + key, PageClient.ANONYMOUS)
                .then()
                .body(containsString("href=\"?k=" + key + "&amp;t=1\""));
    }

    @Test
    void shouldShowTheQuotasAtUpload() throws Exception {
        browser.get("/upload", session).then().statusCode(200).body(not(containsString("id=\"quota\"")));
        Rows.change("UPDATE Channels SET QuotaBytes = 5000000000, QuotaVideos = 7 WHERE Username = ?", owner);

        browser.get("/upload", session)
                .then()
                .body(
                        containsString("of 5 GB used"),
                        containsString("1 of 7 uploads"),
                        containsString("max=\"5000000000\""));
    }

    @Test
    void shouldSpeakGerman() {
        browser.request(moderatorSession)
                .header("Accept-Language", "de")
                .get("/moderation?kind=video&id=" + hash)
                .then()
                .body("html.@lang", equalTo("de"))
                .body(containsString("Warteschlange"), containsString("Kanal sperren"));
    }

    private Response decide(Map<String, String> form, Map<String, String> cookies) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("kind", "video");
        all.put("id", hash);
        return browser.post("/moderation", all, cookies);
    }

    private Response owned() {
        return vireo.request().header("Authorization", token).get("/v/{hash}", hash);
    }

    private Response show(String visibility) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", visibility))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
