package io.vireo.identity.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import io.vireo.identity.email.MailTest;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the owner of a channel is told by mail, and how it is declined. */
class MailPreferencesIT extends MailTest {
    private static final String FORGOTTEN = "Choose a new password";
    private static final String PUBLISHED = "Your video is published";
    private static final String BLOCKED = "Somebody could not sign in to your channel";

    @Test
    void shouldEscapeWhatPeopleWriteInHtml() {
        signUp();
        String token = vireo.token(name);
        vireo.published(token, "<script>alert(1)</script>");

        MimeMessage mail = TestMail.await(address, PUBLISHED);

        assertThat(TestMail.html(mail)).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(TestMail.text(mail)).contains("\"<script>alert(1)</script>\"");
    }

    @Test
    void shouldDeclineMailsWithOneClick() {
        signUp();
        String token = vireo.token(name);
        vireo.published(token, "First");
        MimeMessage mail = TestMail.await(address, PUBLISHED);
        assertThat(TestMail.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String link = TestMail.header(mail, "List-Unsubscribe").replaceAll("[<>\\s]", "");
        String site = "http://localhost:" + base().getPort();
        assertThat(link).startsWith(site + "/unsubscribe?");
        String path = link.substring(site.length());

        unencoded(path, "GET").then().statusCode(200).body("response.published", equalTo(true));
        unencoded(path, "POST").then().statusCode(200).body("response", equalTo(""));
        unencoded(path, "POST").then().statusCode(200);
        unencoded(path, "GET").then().statusCode(200).body("response.published", equalTo(false));

        notifications(token, name)
                .then()
                .statusCode(200)
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(true));
        vireo.published(token, "Second");
        choose(token, name, Map.of("published", true, "blocked", true)).then().statusCode(200);
        vireo.published(token, "Third");
        assertThat(TestMail.await(address, PUBLISHED, 2))
                .noneMatch(received -> TestMail.text(received).contains("Second"));
        vireo.request()
                .post("/unsubscribe?token=AAAA&mails=published")
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-unsubscribe-token"));
        vireo.request()
                .queryParam("token", "\uD83D\uDCA5")
                .queryParam("mails", "published")
                .post("/unsubscribe")
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-unsubscribe-token"));
    }

    @Test
    void shouldLetOnlyTheOwnerChooseItsMails() {
        signUp();
        String other = vireo.newAccount();

        notifications(vireo.token(other), name).then().statusCode(403).body("response", equalTo("not-owner"));
        choose(vireo.token(other), name, Map.of("published", false, "blocked", false))
                .then()
                .statusCode(403);
        choose(vireo.token(name), name, Map.of("published", "no", "blocked", false))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("published"));
        notifications(vireo.token(name), VireoClient.newName()).then().statusCode(404);
        notifications(vireo.token(name), name).then().body("response.published", equalTo(true));
    }

    @Test
    void shouldLeaveUnchangedWhatTheBodyDoesNotName() {
        signUp();
        String token = vireo.token(name);

        choose(token, name, Map.of("blocked", false))
                .then()
                .statusCode(200)
                .body("response.published", equalTo(true))
                .body("response.blocked", equalTo(false));
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("published", false))
                .patch("/c/{name}/notifications", name)
                .then()
                .statusCode(200)
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(false));
        choose(token, name, Map.of()).then().statusCode(200);
        choose(token, name, Map.of("blocked", true, "unheard-of", true))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("unheard-of"));

        notifications(token, name)
                .then()
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(false));
    }

    @Test
    void shouldTellOfABlockOnceADay() {
        signUp();
        block(vireo);
        TestMail.await(address, BLOCKED);

        block(new VireoClient(base()));
        forgot(address).then().statusCode(200);

        // requests are carried out in their order: the second block has been by now
        TestMail.await(address, FORGOTTEN);
        TestMail.await(address, BLOCKED, 1);
    }

    private void block(VireoClient stranger) {
        for (int i = 0; i < 5; i++) {
            stranger.signIn(name, "wrong password").then().statusCode(402);
        }
    }

    private Response notifications(String token, String channel) {
        return vireo.request().header("Authorization", token).get("/c/{name}/notifications", channel);
    }

    private Response choose(String token, String channel, Map<String, Object> choices) {
        return vireo.json().header("Authorization", token).body(choices).put("/c/{name}/notifications", channel);
    }

    private Response unencoded(String path, String method) {
        return vireo.request()
                .urlEncodingEnabled(false)
                .contentType(ContentType.URLENC)
                .body(method.equals("POST") ? "List-Unsubscribe=One-Click" : "")
                .request(method, path);
    }
}
