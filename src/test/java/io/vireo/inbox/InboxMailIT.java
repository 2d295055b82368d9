package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.TestMail;
import io.vireo.identity.email.MailTest;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails about notices, at once and daily. */
class InboxMailIT extends MailTest {
    private InboxCalls owner;
    private InboxCalls ada;
    private InboxCalls bob;

    @BeforeEach
    void prepare() {
        signUp();
        owner = InboxCalls.of(vireo, name);
        ada = InboxCalls.newAccount(vireo);
        bob = InboxCalls.newAccount(vireo);
    }

    @Test
    void shouldMailAtOnceUntilItIsDeclined() throws Exception {
        String hash = vireo.published(owner.token(), "Hills");
        owner.choose(Map.of("like", Map.of("site", true, "mail", "now"))).then().statusCode(200);
        ada.rate(hash, "like");
        bob.rate(hash, "like");

        MimeMessage mail = TestMail.await(address, ada.name() + " likes \"Hills\"");
        owner.settle();
        assertThat(TestMail.received(address))
                .as("one mail for an unread notice")
                .noneMatch(received -> TestMail.raw(received).contains(bob.name()));
        assertThat(TestMail.text(mail)).contains("/video/" + hash, "/settings");
        assertThat(TestMail.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String link = TestMail.header(mail, "List-Unsubscribe").replaceAll("[<>\\s]", "");
        assertThat(link).endsWith("&mails=like");
        vireo.request()
                .urlEncodingEnabled(false)
                .post(link.replaceFirst("^http://[^/]*", ""))
                .then()
                .statusCode(200);
        owner.request()
                .get("/c/{name}/notifications", name)
                .then()
                .body("response.like.mail", equalTo("off"))
                .body("response.like.site", equalTo(true));
    }

    @Test
    void shouldMailNewVideosAtOnce() throws Exception {
        owner.subscribe(ada.name(), true);
        owner.choose(Map.of("video", Map.of("mail", "now"))).then().statusCode(200);

        String hash = vireo.uploaded(ada.token(), "Next");

        MimeMessage mail = TestMail.await(address, ada.name() + " published \"Next\"");
        assertThat(TestMail.html(mail)).contains("/video/" + hash);
    }

    @Test
    void shouldMailOnceADay() throws Exception {
        String hash = vireo.published(owner.token(), "Hills");
        owner.choose(Map.of("like", Map.of("mail", "daily"), "comment", Map.of("site", false, "mail", "daily")))
                .then()
                .statusCode(200);
        Await.until("the digest of today", () -> isDigestWritten());
        ada.rate(hash, "like");
        bob.rate(hash, "like");
        ada.comment(hash, Map.of("text", "Nice"));
        bob.subscribe(name, false);
        owner.settle();
        assertThat(owner.entries()).extracting(entry -> entry.get("kind")).containsExactly("subscriber", "like");

        forgetDigest();
        MimeMessage mail = TestMail.await(address, "Your inbox: 2 notices");
        assertThat(TestMail.text(mail))
                .contains(
                        bob.name() + " and " + ada.name() + " like \"Hills\"",
                        ada.name() + " commented on your video \"Hills\"",
                        "/video/" + hash,
                        "/inbox")
                .doesNotContain("subscribed");
        assertThat(TestMail.header(mail, "List-Unsubscribe")).contains("&mails=digest");

        forgetDigest();
        Await.until("the next digest", () -> isDigestWritten());
        bob.comment(hash, Map.of("text", "Nice"));
        owner.settle();
        forgetDigest();
        MimeMessage next = TestMail.await(address, "Your inbox: 1 notice");
        assertThat(TestMail.text(next)).contains(bob.name() + " commented").doesNotContain(ada.name());
        TestMail.await(address, "Your inbox: 2 notices", 1);

        InboxCalls eve = InboxCalls.newAccount(vireo);
        eve.rate(hash, "like");
        owner.read(owner.entries().get(0).get("id")).then().statusCode(200);
        forgetDigest();
        Await.until("a digest without what was read", () -> isDigestWritten());
        Await.until(
                "sent mails",
                () -> Rows.select("SELECT MailID FROM Mails WHERE Recipient = ?", address)
                        .isEmpty());
        assertThat(TestMail.received(address))
                .noneMatch(received -> TestMail.raw(received).contains(eve.name()));
    }

    private boolean isDigestWritten() throws Exception {
        return !Rows.select(
                        "SELECT s.ChannelID FROM InboxStates s JOIN Channels c USING (ChannelID)"
                                + " WHERE c.Username = ? AND s.DigestDay > 0",
                        name)
                .isEmpty();
    }

    /** Lets the next day begin for the account. */
    private void forgetDigest() throws Exception {
        Rows.change(
                "UPDATE InboxStates SET DigestDay = 0 WHERE ChannelID ="
                        + " (SELECT ChannelID FROM Channels WHERE Username = ?)",
                name);
    }
}
