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

/** Notification mails to the owner of a channel, and how the owner unsubscribes from them. */
class MailPreferencesIT extends MailTest {
    private static final String PASSWORD_RESET = "Choose a new password";
    private static final String PUBLISHED = "Your video is published";
    private static final String BLOCKED = "Somebody could not sign in to your channel";

    @Test
    void shouldEscapeUserInputInHtml() {
        signUp();
        String token = vireo.token(name);
        vireo.uploaded(token, "<script>alert(1)</script>");

        MimeMessage mail = TestMail.await(address, PUBLISHED);

        assertThat(TestMail.html(mail)).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(TestMail.text(mail)).contains("\"<script>alert(1)</script>\"");
    }

    @Test
    void shouldUnsubscribeWithOneClick() {
        signUp();
        String token = vireo.token(name);
        vireo.uploaded(token, "First");
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

        getPreferences(token, name)
                .then()
                .statusCode(200)
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(true));
        vireo.uploaded(token, "Second");
        setPreferences(token, name, Map.of("published", true, "blocked", true))
                .then()
                .statusCode(200);
        vireo.uploaded(token, "Third");
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
    void shouldLetOnlyTheOwnerChangePreferences() {
        signUp();
        String other = vireo.newAccount();

        getPreferences(vireo.token(other), name).then().statusCode(403).body("response", equalTo("not-owner"));
        setPreferences(vireo.token(other), name, Map.of("published", false, "blocked", false))
                .then()
                .statusCode(403);
        setPreferences(vireo.token(name), name, Map.of("published", "no", "blocked", false))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("published"));
        getPreferences(vireo.token(name), VireoClient.newName()).then().statusCode(404);
        getPreferences(vireo.token(name), name).then().body("response.published", equalTo(true));
    }

    @Test
    void shouldKeepPreferencesThatTheBodyOmits() {
        signUp();
        String token = vireo.token(name);

        setPreferences(token, name, Map.of("blocked", false))
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
        setPreferences(token, name, Map.of()).then().statusCode(200);
        setPreferences(token, name, Map.of("blocked", true, "unheard-of", true))
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("unheard-of"));

        getPreferences(token, name)
                .then()
                .body("response.published", equalTo(false))
                .body("response.blocked", equalTo(false));
    }

    @Test
    void shouldSendOneMailAboutBlocksPerDay() {
        signUp();
        block(vireo);
        TestMail.await(address, BLOCKED);

        block(new VireoClient(base()));
        forgot(address).then().statusCode(200);

        // deferred actions run in order: this mail is sent after the second block was processed
        TestMail.await(address, PASSWORD_RESET);
        TestMail.await(address, BLOCKED, 1);
    }

    private void block(VireoClient client) {
        for (int i = 0; i < 5; i++) {
            client.signIn(name, "wrong password").then().statusCode(402);
        }
    }

    private Response getPreferences(String token, String channel) {
        return vireo.request().header("Authorization", token).get("/c/{name}/notifications", channel);
    }

    private Response setPreferences(String token, String channel, Map<String, Object> preferences) {
        return vireo.json().header("Authorization", token).body(preferences).put("/c/{name}/notifications", channel);
    }

    private Response unencoded(String path, String method) {
        return vireo.request()
                .urlEncodingEnabled(false)
                .contentType(ContentType.URLENC)
                .body(method.equals("POST") ? "List-Unsubscribe=One-Click" : "")
                .request(method, path);
    }
}
