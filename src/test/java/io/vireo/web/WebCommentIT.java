package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments on the pages, without script: reading, writing, paging, review and moderation. */
class WebCommentIT extends ServerTest {
    private static final Pattern ITEM = Pattern.compile("id=\"c-([0-9a-z]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"\\.\\./(comments/[^\"]*after=[^\"]*)\" rel=\"next\"");

    private PageClient browser;
    private String owner;
    private String ownerToken;
    private Map<String, String> ownerSession;
    private String name;
    private Map<String, String> session;
    private String hash;

    @BeforeEach
    void prepareVideo() {
        browser = new PageClient(vireo);
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        ownerSession = browser.session(owner);
        name = vireo.newAccount();
        session = browser.session(name);
        hash = vireo.published(ownerToken, "Discussed <b>");
    }

    @Test
    void shouldSayWhenACommentCanBeSentAgain() throws Exception {
        Rows.change(
                "REPLACE INTO RateLimits (Id, FullAt) SELECT CONCAT('comments.account:', LEFT(SHA2(ChannelID, 256), 48)),"
                        + " (UNIX_TIMESTAMP() + 30 * 86400 - 1) * 1000000 FROM Channels WHERE Username = ?",
                name);
        Response refused = browser.post("/comments/" + hash, Map.of("text", "Kept <draft>"), session);
        refused.then()
                .statusCode(429)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Kept &lt;draft&gt;</textarea>"))
                .body(containsString("You did this too often. Try again in "))
                .body(containsString(" hours."));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    /** The texts of the lists are kept for a second, for visitors without an account. */
    @Test
    void shouldShowTheSameCommentsToEachVisitorInTheirWay() {
        String related = vireo.published(ownerToken, "Beside <i>");
        String id = written(session, "Seen by all");
        for (int round = 0; round < 2; round++) {
            browser.get("/video/" + hash, PageClient.ANONYMOUS)
                    .then()
                    .body(containsString(">just now</time>"), containsString("../video/" + related))
                    .body(
                            containsString("href=\"../signin?next=video%2F" + hash + "\""),
                            not(containsString("act=delete")));
            browser.request(PageClient.ANONYMOUS)
                    .header("Accept-Language", "de")
                    .get("/video/" + hash)
                    .then()
                    .body(containsString(">gerade eben</time>"), containsString("Beside &lt;i&gt;"));
            browser.get("/video/" + hash + "?sort=newest", PageClient.ANONYMOUS)
                    .then()
                    .body(containsString("href=\"../signin?next=video%2F" + hash + "%3Fsort%3Dnewest\""));
            browser.get("/video/" + hash, session)
                    .then()
                    .body(containsString(">just now</time>"), containsString("/" + id + "?act=delete"));
        }
        vireo.deleteVideo(ownerToken, related).then().statusCode(200);
        String second = written(session, "Seen at once");
        browser.get("/video/" + hash, PageClient.ANONYMOUS)
                .then()
                .body(containsString("id=\"c-" + second + "\""), not(containsString("../video/" + related)));
    }

    @Test
    void shouldWriteAnswerEditAndDelete() {
        String text = "First <script>alert(1)</script> line\nat 0:01 @" + owner + " {{t.home}} \"' &amp;";
        String id = written(session, text);
        Response page = browser.get("/video/" + hash, PageClient.ANONYMOUS);
        page.then()
                .body(
                        containsString("First &lt;script&gt;alert(1)&lt;/script&gt; line\nat <a href=\"../video/" + hash
                                + "?t=1\" data-seek=\"1\">0:01</a>"),
                        containsString("<a href=\"../channel/" + owner + "\">@" + owner + "</a>"),
                        containsString("{{t.home}} &quot;&#39; &amp;amp;"),
                        not(containsString("<script>alert")),
                        containsString("Sign in to write a comment"));

        Response replied = act(ownerSession, id, Map.of("act", "reply", "text", "\nAn answer"));
        replied.then().statusCode(303);
        String reply = idOf(replied);
        browser.get("/comments/" + hash + "/" + id, session)
                .then()
                .body(
                        containsString("id=\"c-" + reply + "\""),
                        containsString("An answer"),
                        containsString(">channel<"));
        browser.get("/comments/" + hash + "/" + reply, session)
                .then()
                .body(containsString("id=\"c-" + id + "\""), containsString("id=\"c-" + reply + "\""));
        browser.get("/video/" + hash, session).then().body(containsString("1 reply"));

        browser.get("/comments/" + hash + "/" + reply + "?act=edit", ownerSession)
                .then()
                .body(containsString(">\n\nAn answer</textarea>"));
        act(ownerSession, reply, Map.of("act", "edit", "text", "A better answer"))
                .then()
                .statusCode(303)
                .header("Location", "../../comments/" + hash + "/" + reply + "#c-" + reply);
        browser.get("/comments/" + hash + "/" + id, session)
                .then()
                .body(containsString("A better answer"), containsString("edited"));

        act(session, id, Map.of("act", "delete"))
                .then()
                .statusCode(303)
                .header("Location", "../../video/" + hash + "#comments");
        browser.get("/comments/" + hash + "/" + id, session)
                .then()
                .statusCode(200)
                .body(containsString("This comment was removed."), not(containsString("First")));
        act(ownerSession, reply, Map.of("act", "delete", "then", "comment"))
                .then()
                .statusCode(303)
                .header("Location", "../../comments/" + hash + "/" + reply);
        browser.get("/comments/" + hash + "/" + reply, session).then().statusCode(404);
    }

    @Test
    void shouldLikeAndPin() {
        String first = written(session, "Older");
        written(session, "Newer");
        act(ownerSession, first, Map.of("act", "like", "back", "video/" + hash + "?sort=newest"))
                .then()
                .statusCode(303)
                .header("Location", "../../video/" + hash + "?sort=newest#c-" + first);
        browser.get("/comments/" + hash + "?sort=newest", ownerSession)
                .then()
                .body(containsString("value=\"unlike\" aria-pressed=\"true\" aria-label=\"Like, 1\""));
        act(session, first, Map.of("act", "pin"))
                .then()
                .statusCode(403)
                .body(containsString("Only its author or the owner of the video can do this."));
        act(ownerSession, first, Map.of("act", "pin")).then().statusCode(303);
        Response newest = browser.get("/video/" + hash + "?sort=newest", session);
        newest.then().body(containsString("Pinned"));
        assertThat(items(newest).get(0)).isEqualTo(first);
        act(ownerSession, first, Map.of("act", "unpin")).then().statusCode(303);
        assertThat(items(browser.get("/video/" + hash + "?sort=newest", session))
                        .get(1))
                .isEqualTo(first);
        act(ownerSession, first, Map.of("act", "unlike")).then().statusCode(303);
        act(ownerSession, first, Map.of("act", "none")).then().statusCode(404);
    }

    @Test
    void shouldLoseNothingOnErrors() {
        String tooLong = "y".repeat(5001);
        write(session, tooLong).then().statusCode(400).body(containsString(tooLong), containsString("1 to 5,000"));
        write(session, " \r\n ").then().statusCode(400).body(containsString("1 to 5,000"));
        write(PageClient.ANONYMOUS, "Kept words")
                .then()
                .statusCode(401)
                .body(containsString(">\nKept words</textarea>"), containsString("You are signed out."));
        String id = written(session, "To be answered");
        act(PageClient.ANONYMOUS, id, Map.of("act", "reply", "text", "Kept answer"))
                .then()
                .statusCode(401)
                .body(containsString("Kept answer"));
        act(session, id, Map.of("act", "edit", "text", tooLong))
                .then()
                .statusCode(400)
                .body(containsString(tooLong));

        policy("closed");
        write(session, "Too late")
                .then()
                .statusCode(403)
                .body(containsString("Too late"), containsString("You cannot comment here."));
        browser.get("/video/" + hash, session)
                .then()
                .body(containsString("New comments cannot be written here."), not(containsString("id=\"f-comment\"")));
        browser.request(session)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("text", "Foreign")
                .post("/comments/" + hash)
                .then()
                .statusCode(403);
        browser.get("/comments/" + hash + "/zzz", session).then().statusCode(404);
        browser.get("/comments/" + hash + "?after=x", session).then().statusCode(400);
    }

    @Test
    void shouldPage() {
        for (int i = 1; i <= 21; i++) {
            written(session, "Comment number " + i + ".");
        }
        Response first = browser.get("/video/" + hash + "?sort=newest", PageClient.ANONYMOUS);
        assertThat(items(first)).hasSize(20);
        Matcher next = NEXT.matcher(first.asString());
        assertThat(next.find()).isTrue();
        Response second = browser.get("/" + next.group(1).replace("&amp;", "&"), PageClient.ANONYMOUS);
        second.then().statusCode(200).body(containsString("Comment number 1."), not(containsString("rel=\"next\"")));
        assertThat(items(second)).hasSize(1).doesNotContainAnyElementsOf(items(first));
    }

    @Test
    void shouldReviewComments() {
        policy("held");
        browser.get("/edit/" + hash, ownerSession)
                .then()
                .body(containsString("name=\"comments\" value=\"held\" checked"));
        String id = written(session, "Please approve <i>");
        String other = written(session, "Please reject");
        browser.get("/comments/" + hash + "/" + id + "?done=yes", session)
                .then()
                .body(containsString("waits for approval"));
        browser.get("/video/" + hash, PageClient.ANONYMOUS).then().body(not(containsString("Please approve")));
        browser.get("/comments/" + hash + "/" + id, PageClient.ANONYMOUS).then().statusCode(404);
        browser.get("/comments/held", session).then().body(containsString("No comment waits for approval"));
        browser.get("/comments/held", PageClient.ANONYMOUS).then().statusCode(303);
        browser.get("/comments/held", ownerSession)
                .then()
                .statusCode(200)
                .body(
                        containsString("Please approve &lt;i&gt;"),
                        containsString("Please reject"),
                        containsString("Discussed &lt;b&gt;"));

        act(session, id, Map.of("act", "approve")).then().statusCode(403);
        act(ownerSession, id, Map.of("act", "approve", "back", "comments/held"))
                .then()
                .statusCode(303)
                .header("Location", "../../comments/held#c-" + id);
        act(ownerSession, other, Map.of("act", "reject", "back", "comments/held"))
                .then()
                .statusCode(303)
                .header("Location", "../../comments/held");
        browser.get("/comments/held", ownerSession).then().body(containsString("No comment waits for approval"));
        browser.get("/video/" + hash, PageClient.ANONYMOUS)
                .then()
                .body(containsString("Please approve"), not(containsString("Please reject")));
    }

    @Test
    void shouldModerateComments() throws Exception {
        Map<String, String> moderator = browser.session(new Staff(vireo).newAccount("moderator"));
        policy("held");
        String held = written(session, "Held words");
        policy("open");
        String shown = written(session, "Shown words");
        String list = "/moderation?show=comments&channel=" + name;
        browser.get(list, session).then().statusCode(403);
        browser.get(list, moderator)
                .then()
                .statusCode(200)
                .body(
                        containsString("Held words"),
                        containsString("Shown words"),
                        containsString(held),
                        containsString(shown));
        browser.get(list + "&state=held", moderator)
                .then()
                .body(containsString("Held words"), not(containsString("Shown words")));
        browser.get("/moderation?show=comments&channel=no-such-channel", moderator)
                .then()
                .statusCode(200)
                .body(containsString("No comments found"));
        act(moderator, held, Map.of("act", "approve", "back", list.substring(1)))
                .then()
                .statusCode(303)
                .header("Location", "../.." + list + "#c-" + held);
        act(moderator, shown, Map.of("act", "delete", "back", list.substring(1)))
                .then()
                .statusCode(303)
                .header("Location", "../.." + list);
        browser.get("/video/" + hash, PageClient.ANONYMOUS)
                .then()
                .body(containsString("Held words"), not(containsString("Shown words")));
    }

    @Test
    void shouldReportAndBlockFromAComment() {
        String id = written(session, "Report me <i>");
        String path = "/report/comment/" + hash + "/" + id;
        browser.get("/video/" + hash, ownerSession)
                .then()
                .body(containsString(path.substring(1)), containsString("block/" + name + "?back=video%2F" + hash));
        browser.get(path, ownerSession).then().statusCode(200).body(containsString("Report me &lt;i&gt;"));
        browser.post(path, Map.of("reason", "spam"), ownerSession)
                .then()
                .statusCode(303)
                .header("Location", containsString("comments/" + hash + "/" + id + "?reported=yes"));
        browser.post(path, Map.of("reason", "spam"), ownerSession).then().statusCode(409);
        browser.get("/report/comment/" + hash, ownerSession).then().statusCode(404);

        browser.post("/block/" + name, Map.of("act", "block"), ownerSession)
                .then()
                .statusCode(303);
        browser.get("/video/" + hash, session).then().body(containsString("New comments cannot be written here."));
        write(session, "Again").then().statusCode(403).body(containsString("Again"));
    }

    @Test
    void shouldKeepTheKeyOfAnUnlistedVideo() {
        String id = written(session, "Before");
        String key = vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("visibility", "unlisted"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.key");
        for (String path : List.of("/comments/" + hash, "/comments/" + hash + "/" + id)) {
            browser.get(path, session).then().statusCode(404);
            browser.get(path + "?k=" + key, session)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("/video/" + hash + "?k=" + key),
                            containsString("comments/" + hash + "/" + id + "?k=" + key + "&amp;act=reply"));
        }
        write(session, "Without the key").then().statusCode(404);
        browser.post("/comments/" + hash + "?k=" + key, Map.of("text", "With the key"), session)
                .then()
                .statusCode(303)
                .header("Location", containsString("?k=" + key + "&done=yes"));
    }

    private void policy(String policy) {
        Map<String, String> form = new HashMap<>(
                Map.of("title", "Discussed <b>", "description", "", "visibility", "public", "comments", policy));
        form.put("action", "save");
        browser.post("/edit/" + hash, form, ownerSession).then().statusCode(303);
        vireo.video(hash).then().body("response.commenting", equalTo(policy));
    }

    private Response write(Map<String, String> visitor, String text) {
        return browser.post("/comments/" + hash, Map.of("text", text), visitor);
    }

    private String written(Map<String, String> visitor, String text) {
        Response answer = write(visitor, text);
        answer.then().statusCode(303);
        return idOf(answer);
    }

    private static String idOf(Response redirect) {
        return redirect.header("Location").replaceFirst(".*/([0-9a-z]+)\\?.*", "$1");
    }

    private Response act(Map<String, String> visitor, String id, Map<String, String> form) {
        return browser.post("/comments/" + hash + "/" + id, form, visitor);
    }

    private static List<String> items(Response page) {
        return ITEM.matcher(page.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
