package io.vireo.identity.password;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import io.vireo.identity.email.MailTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forgotten passwords, and what the links in mails can do. */
class PasswordResetIT extends MailTest {
    private static final String WELCOME = "Welcome to Vireo";
    private static final String FORGOTTEN = "Choose a new password";
    private static final String CHANGED = "Your password was changed";

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
        assertThat(count("SELECT COUNT(*) FROM EmailTokens WHERE TokenHash LIKE ?", "%" + token + "%"))
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
    void shouldTakeALinkForNothingElseAndNotForever() throws Exception {
        signUp();
        String verification = TestMail.token(TestMail.await(address, WELCOME), "/email/verify");
        forgot(address).then().statusCode(200);
        String reset = TestMail.token(TestMail.await(address, FORGOTTEN), "/reset");

        reset(verification, "battery staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
        verify(reset).then().statusCode(400).body("response", equalTo("bad-email-token"));
        execute(
                "UPDATE EmailTokens SET Expires = 1 WHERE ChannelID IN (SELECT ChannelID FROM ChannelDetails WHERE Email = ?)",
                address);
        reset(reset, "battery staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
        verify(verification).then().statusCode(400).body("response", equalTo("bad-email-token"));
        vireo.signIn(name, PASSWORD).then().statusCode(200);
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
}
