package io.vireo.account;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.TestMail;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mails of an account, and what their links do. */
class MailIT extends ServerTest {
    private static final String WELCOME = "Welcome to Vireo";
    private static final String FORGOTTEN = "Choose a new password";
    private static final String CHANGED = "Your password was changed";
    private static final String PUBLISHED = "Your video is published";
    private static final String BLOCKED = "Somebody could not sign in to your channel";

    private final String name = VireoClient.newName();
    private final String address = name + "@example.com";

    @Test
    void shouldConfirmTheAddressWithTheLinkOfTheWelcomeOnce() throws Exception {
        signUp();
        MimeMessage mail = TestMail.await(address, WELCOME);
        String token = TestMail.token(mail, "/email/verify");

        vireo.request().head("/email/verify?token={token}", token).then().statusCode(200);
        assertThat(isConfirmed()).isFalse();
        verify(token).then().statusCode(200).body("response", equalTo(""));
        assertThat(isConfirmed()).isTrue();
        verify(token).then().statusCode(400).body("response", equalTo("bad-email-token"));
        assertThat(TestMail.text(mail)).contains(name).doesNotContain("Lovelace");
        assertThat(TestMail.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(TestMail.header(mail, "List-Unsubscribe")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=AAAA", "?token=%00%0d%0a", "?token='%20OR%201=1%20--%20"})
    void shouldRefuseAGuessedLink(String query) {
        vireo.request()
                .urlEncodingEnabled(false)
                .get("/email/verify" + query)
                .then()
                .statusCode(400)
                .body("response", equalTo("bad-email-token"));
    }

    @Test
    void shouldResetAForgottenPassword() throws Exception {
        signUp();
        String old = vireo.token(name);
        for (int i = 0; i < 5; i++) {
            vireo.signIn(name, "wrong password").then().statusCode(402);
        }
        vireo.signIn(name, PASSWORD).then().statusCode(403);

        forgot(address.toUpperCase(Locale.ROOT)).then().statusCode(200).body("response", equalTo(""));
        String token = TestMail.token(TestMail.await(address, FORGOTTEN), "/reset");

        assertThat(token).hasSize(43);
        assertThat(count("SELECT COUNT(*) FROM LinkTokens WHERE TokenHash LIKE ?", "%" + token + "%"))
                .isZero();
        reset(token, "battery staple").then().statusCode(200).body("response", equalTo(""));
        vireo.signIn(name, "battery staple").then().statusCode(200);
        vireo.announce(old, "title", "").then().statusCode(400).body("response", equalTo("bad-token"));
        TestMail.await(address, CHANGED);
        reset(token, "another staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
    }

    @Test
    void shouldLetOneOfSeveralResetsWithOneTokenWin() throws Exception {
        signUp();
        forgot(address).then().statusCode(200);
        String token = TestMail.token(TestMail.await(address, FORGOTTEN), "/reset");
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            call -> () -> reset(token, "battery staple " + call).statusCode())
                    .toList();
            int won = 0;
            for (Future<Integer> status : callers.invokeAll(calls)) {
                won += status.get() == 200 ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            callers.shutdown();
        }
        TestMail.await(address, CHANGED, 1);
    }

    @Test
    void shouldEndALinkByANewOneAndByAChangedPassword() {
        signUp();
        forgot(address).then().statusCode(200);
        String first = TestMail.token(TestMail.await(address, FORGOTTEN), "/reset");
        forgot(address).then().statusCode(200);
        TestMail.await(address, FORGOTTEN, 2);
        String second = TestMail.received(address).stream()
                .filter(mail -> TestMail.text(mail).contains("/reset?token="))
                .map(mail -> TestMail.token(mail, "/reset"))
                .filter(token -> !token.equals(first))
                .findFirst()
                .orElseThrow();

        reset(first, "battery staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
        reset(second, "short").then().statusCode(400).body("response.invalid-field", equalTo("password"));
        vireo.json()
                .header("Authorization", vireo.token(name))
                .body(Map.of("old", PASSWORD, "new", "battery staple"))
                .post("/password/change")
                .then()
                .statusCode(200);
        reset(second, "another staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
    }

    @Test
    void shouldAnswerForAnAddressThatNobodyHasAsForOneOfAnAccount() {
        signUp();
        TestMail.await(address, WELCOME);
        String nobody = VireoClient.newName() + "@example.com";

        Response unknown = forgot(nobody);
        Response known = forgot(address);

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        forgot("no-address-at-all").then().statusCode(200);
        TestMail.await(address, FORGOTTEN);
        assertThat(TestMail.received(nobody)).isEmpty();
    }

    @Test
    void shouldLimitTheRequestsForOneAddressWhetherItIsKnownOrNot() {
        for (String email : List.of(address, VireoClient.newName() + "@example.com")) {
            for (int i = 0; i < 5; i++) {
                forgot(email).then().statusCode(200);
            }
            forgot(email.toUpperCase(Locale.ROOT)).then().statusCode(429);
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
    void shouldTakeNoAddressWithANewline(String email) {
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", email);

        vireo.signUp(person).then().statusCode(400).body("response.invalid-field", equalTo("email"));
        forgot(email).then().statusCode(400).body("response.invalid-field", equalTo("email"));
    }

    /** Their lowest bytes are a line feed and a carriage return: to a careless client of SMTP they are the ends of lines. */
    @Test
    void shouldNotMistakeCharactersOfAnAddressForTheEndsOfLines() {
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
        assertThat(link).startsWith("http://localhost:8080/unsubscribe?");
        String path = link.substring("http://localhost:8080".length());

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
        choose(vireo.token(name), name, Map.of("published", false))
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("blocked"));
        notifications(vireo.token(name), VireoClient.newName()).then().statusCode(404);
        notifications(vireo.token(name), name).then().body("response.published", equalTo(true));
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

    @Test
    void shouldSendWhatWasAddedWhileTheServerWasAway() throws Exception {
        TestMail.goAway();
        try {
            signUp();
            // a first attempt has failed
            await("SELECT COUNT(*) FROM Mails WHERE Recipient = ? AND Attempts > 0", address, 1);
        } finally {
            TestMail.comeBack();
        }

        MimeMessage mail = TestMail.await(address, WELCOME);

        assertThat(TestMail.header(mail, "Message-ID")).matches("<[0-9a-f-]{36}@localhost>");
        await("SELECT COUNT(*) FROM Mails WHERE Recipient = ?", address, 0);
    }

    @Test
    void shouldLeaveAMailThatAnotherNodeIsAt() throws Exception {
        try (Connection node = TestServer.database().getConnection()) {
            node.setAutoCommit(false);
            insertDueMail(node, "another" + address);
            signUp();
            TestMail.await(address, WELCOME);
            assertThat(TestMail.received("another" + address)).isEmpty();
            node.commit();
            TestMail.await("another" + address, "Waiting");
        }
        await("SELECT COUNT(*) FROM Mails WHERE Recipient = ?", "another" + address, 0);
    }

    private void signUp() {
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", address);
        vireo.signUp(person).then().statusCode(200);
    }

    private void block(VireoClient stranger) {
        for (int i = 0; i < 5; i++) {
            stranger.signIn(name, "wrong password").then().statusCode(402);
        }
    }

    private Response verify(String token) {
        return vireo.request().get("/email/verify?token={token}", token);
    }

    private Response forgot(String email) {
        return vireo.json().body(Map.of("email", email)).post("/password/forgot");
    }

    private Response reset(String token, String password) {
        return vireo.json()
                .body(Map.of("reset_token", token, "password", password))
                .post("/password/reset");
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

    private boolean isConfirmed() throws SQLException {
        return count("SELECT COUNT(*) FROM ChannelDetails WHERE Email = ? AND EmailVerified IS NOT NULL", address) == 1;
    }

    private static void await(String query, String parameter, long expected) throws SQLException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (count(query, parameter) != expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000L);
        }
        assertThat(count(query, parameter)).isEqualTo(expected);
    }

    private static long count(String query, String parameter) throws SQLException {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static void insertDueMail(Connection connection, String recipient) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO Mails (MessageID, Template, Recipient, Subject, TextBody, HtmlBody, Created, Expires, Due)"
                        + " VALUES (UUID(), 'WELCOME', ?, 'Waiting', 'text', 'html', 1, 4102444800000, 1)")) {
            insert.setString(1, recipient);
            insert.executeUpdate();
        }
    }
}
