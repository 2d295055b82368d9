package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.vireo.Await;
import io.vireo.ServerTest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the inbox, the number in the header and the choices in the settings, without script. */
class WebInboxIT extends ServerTest {
    private static final Pattern UP_TO = Pattern.compile("name=\"up-to\" value=\"([^\"]+)\"");

    private PageClient browser;
    private String owner;
    private String token;
    private Map<String, String> session;

    @BeforeEach
    void signUp() {
        browser = new PageClient(vireo);
        owner = vireo.newAccount();
        token = vireo.token(owner);
        session = browser.session(owner);
    }

    @Test
    void shouldShowNoticesAndMarkThemAsRead() throws Exception {
        String hash = vireo.published(token, "Hills <b>");
        String ada = vireo.newAccount();
        String adaToken = vireo.token(ada);
        browser.get("/inbox", PageClient.ANONYMOUS).then().statusCode(303).header("Location", "./signin?next=inbox");
        browser.get("/inbox", session)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body(containsString("Nothing has arrived yet"), not(containsString("name=\"up-to\"")));

        vireo.json()
                .header("Authorization", adaToken)
                .body(Map.of("text", "<i>Nice"))
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200);
        Await.until("the notice", () -> page("/").contains("Inbox, 1 new"));
        assertThat(page("/")).contains("<span class=\"count\" aria-hidden=\"true\">1</span>", "href=\"./inbox\"");
        String inbox = page("/inbox");
        assertThat(inbox)
                .contains(
                        "<li class=\"notice new\">",
                        "<a href=\"./channel/" + ada + "\">" + ada + "</a> commented on",
                        "<a href=\"./video/" + hash + "#comments\">Hills &lt;b&gt;</a>",
                        "<blockquote>&lt;i&gt;Nice</blockquote>",
                        "thumbnails/" + hash)
                .doesNotContain("Hills <b>");

        browser.post("/inbox", Map.of("up-to", "x"), session).then().statusCode(400);
        browser.request(session)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("up-to", upTo(inbox))
                .post("/inbox")
                .then()
                .statusCode(403);
        browser.post("/inbox", Map.of("up-to", upTo(inbox)), session)
                .then()
                .statusCode(303)
                .header("Location", "./inbox");
        assertThat(page("/inbox"))
                .contains("<li class=\"notice\">", "Nothing new")
                .doesNotContain("name=\"up-to\"");
        assertThat(page("/")).contains("aria-label=\"Inbox\"").doesNotContain("Inbox, 1 new");
        browser.request(session)
                .header("Accept-Language", "de")
                .get("/inbox")
                .then()
                .body(containsString("hat dein Video"), containsString("kommentiert"));
        browser.get("/inbox?after=x", session).then().statusCode(400).contentType("text/html;charset=UTF-8");
    }

    @Test
    void shouldChooseWhatArrives() {
        assertThat(page("/settings"))
                .contains(
                        "name=\"notice-site-like\" value=\"yes\" aria-labelledby=\"nt-like nt-site\" checked",
                        "<option value=\"off\" selected>Never</option>",
                        "Likes of my videos")
                .doesNotContain("name=\"notice-mail-moderation\"");
        Map<String, String> form = new HashMap<>(Map.of("form", "notices", "notice-mail-like", "daily"));
        form.put("notice-site-reply", "yes");

        browser.post("/settings", form, session).then().statusCode(303).header("Location", "./settings?done=notices");

        vireo.request()
                .header("Authorization", token)
                .get("/c/{name}/notifications", owner)
                .then()
                .body("response.like.site", equalTo(false))
                .body("response.like.mail", equalTo("daily"))
                .body("response.reply.site", equalTo(true))
                .body("response.moderation.site", equalTo(false))
                .body("response.published", equalTo(true));
        assertThat(page("/settings?done=notices"))
                .contains("<option value=\"daily\" selected>Once a day</option>", "Saved.");
    }

    private String page(String path) {
        return browser.get(path, session).then().statusCode(200).extract().asString();
    }

    private static String upTo(String page) {
        Matcher field = UP_TO.matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
