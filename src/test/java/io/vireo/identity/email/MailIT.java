package io.vireo.identity.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.vireo.TestMail;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery of mails from the event to the recipient, including failures, retries and several nodes. */
class MailIT extends MailTest {
    private static final String WELCOME = "Welcome to Vireo";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @Test
    void shouldConfirmTheAddressWithTheLinkInTheWelcomeMail() throws Exception {
        signUp();
        MimeMessage mail = TestMail.await(address, WELCOME);
        String token = TestMail.token(mail, "/email/verify");

        vireo.request().head("/email/verify?token={token}", token).then().statusCode(200);
        assertThat(isConfirmed()).isFalse();
        verify(token).then().statusCode(200).body("response", equalTo(""));
        assertThat(isConfirmed()).isTrue();
        // a mail scanner may open the link before the owner does
        verify(token).then().statusCode(200).body("response", equalTo(""));
        vireo.request()
                .accept(BROWSER)
                .get("/email/verify?token={token}", token)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body("**.find { it.name() == 'h1' }", equalTo("Your e-mail address is confirmed"));
        assertThat(TestMail.text(mail)).contains(name).doesNotContain("Lovelace");
        assertThat(TestMail.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(TestMail.header(mail, "List-Unsubscribe")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=AAAA", "?token=%00%0d%0a", "?token='%20OR%201=1%20--%20"})
    void shouldRejectAGuessedLink(String query) {
        vireo.request()
                .urlEncodingEnabled(false)
                .get("/email/verify" + query)
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-email-token"));
    }

    @Test
    void shouldLinkToThePortOfTheSite() {
        signUp();

        assertThat(TestMail.text(TestMail.await(address, WELCOME)))
                .contains("http://localhost:" + base().getPort() + "/email/verify?token=");
    }

    @Test
    void shouldReturnHtmlToBrowsersAndJsonToOtherClients() {
        vireo.request()
                .accept(BROWSER)
                .get("/email/verify?token=AAAA")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'"))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Vary", containsString("Accept"))
                .body("**.find { it.name() == 'h1' }", equalTo("This link does not work any more"));
        for (String accept : List.of("*/*", "application/json", "application/json, text/html")) {
            vireo.request()
                    .accept(accept)
                    .get("/email/verify?token=AAAA")
                    .then()
                    .statusCode(400)
                    .contentType("application/json")
                    .body("response", equalTo("bad-email-token"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\n",
                "a\r\nRCPT TO:<b@example.com>@example.com",
                "\"a\nb\"@example.com",
                "a\u0085b@example.com",
                "a\u2028b@example.com"
            })
    void shouldRejectAddressesWithLineBreaks(String email) {
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", email);

        vireo.signUp(person).then().statusCode(400).body("response.invalid-field", equalTo("email"));
        forgot(email).then().statusCode(400).body("response.invalid-field", equalTo("email"));
    }

    /** The low bytes of these characters are CR and LF: an SMTP client that truncates characters would send line breaks. */
    @Test
    void shouldNotSendCharactersOfAnAddressAsLineBreaks() {
        String victim = VireoClient.newName() + "@example.com";
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", "a\u010d\u010aRCPT\u0120TO:" + victim);
        vireo.signUp(person);
        person.put("username", VireoClient.newName());
        person.put("email", "x\u010d\u010a" + victim);
        vireo.signUp(person);

        signUp();
        TestMail.await(address, WELCOME);
        assertThat(TestMail.received(victim)).isEmpty();
    }

    @Test
    void shouldSendMailsAddedWhileTheMailServerWasDown() throws Exception {
        TestMail.stop();
        try {
            signUp();
            // wait until the first attempt has failed
            await("SELECT COUNT(*) FROM Mails WHERE Recipient = ? AND Attempts > 0", address, 1);
        } finally {
            TestMail.restart();
        }

        MimeMessage mail = TestMail.await(address, WELCOME);

        assertThat(TestMail.header(mail, "Message-ID")).matches("<[0-9a-f-]{36}@localhost>");
        await("SELECT COUNT(*) FROM Mails WHERE Recipient = ?", address, 0);
    }

    @Test
    void shouldSendMailsAddedBeforeTheClockWasSetBack() throws Exception {
        long tomorrow = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
        try (Connection connection = TestServer.database().getConnection()) {
            insertMail(connection, address, tomorrow);
        }
        TestMail.await(address, "Waiting");
        await("SELECT COUNT(*) FROM Mails WHERE Recipient = ?", address, 0);
    }

    @Test
    void shouldExpireAMailAndErasePersonalData() throws Exception {
        String id = UUID.randomUUID().toString();
        TestMail.stop();
        try {
            signUp();
            await("SELECT COUNT(*) FROM Mails WHERE Recipient = ? AND Attempts > 0 AND Lease IS NULL", address, 1);
            execute(
                    "UPDATE Mails SET Expires = 1, NextAttemptAt = 1, MessageID = '" + id + "' WHERE Recipient = ?",
                    address);
            await(
                    "SELECT COUNT(*) FROM Mails WHERE MessageID = ? AND FailedAt IS NOT NULL AND NextAttemptAt IS NULL AND Recipient = ''"
                            + " AND CONCAT(Subject, TextBody, HtmlBody) = '' AND LastError LIKE 'Connect%'",
                    id, 1);
        } finally {
            TestMail.restart();
        }
    }

    @Test
    void shouldSkipAMailLockedByAnotherNode() throws Exception {
        try (Connection node = TestServer.database().getConnection()) {
            node.setAutoCommit(false);
            insertMail(node, "another" + address, 1);
            signUp();
            TestMail.await(address, WELCOME);
            assertThat(TestMail.received("another" + address)).isEmpty();
            node.commit();
            TestMail.await("another" + address, "Waiting");
        }
        await("SELECT COUNT(*) FROM Mails WHERE Recipient = ?", "another" + address, 0);
    }

    private boolean isConfirmed() throws SQLException {
        return count("SELECT COUNT(*) FROM ChannelDetails WHERE Email = ? AND EmailVerified IS NOT NULL", address) == 1;
    }

    private static void insertMail(Connection connection, String recipient, long due) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO Mails (MessageID, Template, Recipient, Subject, TextBody, HtmlBody, Created, Expires, NextAttemptAt)"
                        + " VALUES (UUID(), 'WELCOME', ?, 'Waiting', 'text', 'html', 1, 4102444800000, ?)")) {
            insert.setString(1, recipient);
            insert.setLong(2, due);
            insert.executeUpdate();
        }
    }
}
