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

/** Password resets and the validity of the links in mails. */
class PasswordResetIT extends MailTest {
    private static final String WELCOME = "Welcome to Vireo";
    private static final String PASSWORD_RESET = "Choose a new password";
    private static final String PASSWORD_CHANGED = "Your password was changed";

    @Test
    void shouldResetAForgottenPassword() throws Exception {
        signUp();
        String old = vireo.token(name);
        for (int i = 0; i < 5; i++) {
            vireo.signIn(name, "wrong password").then().statusCode(402);
        }
        vireo.signIn(name, PASSWORD).then().statusCode(403);

        forgot(address.toUpperCase(Locale.ROOT)).then().statusCode(200).body("response", equalTo(""));
        String token = TestMail.token(TestMail.await(address, PASSWORD_RESET), "/reset");

        assertThat(token).hasSize(43);
        assertThat(count("SELECT COUNT(*) FROM EmailTokens WHERE TokenHash LIKE ?", "%" + token + "%"))
                .isZero();
        reset(token, "battery staple").then().statusCode(200).body("response", equalTo(""));
        vireo.signIn(name, "battery staple").then().statusCode(200);
        vireo.announce(old, "title", "").then().statusCode(400).body("response", equalTo("bad-token"));
        TestMail.await(address, PASSWORD_CHANGED);
        reset(token, "another staple").then().statusCode(400).body("response", equalTo("bad-reset-token"));
    }

    @Test
    void shouldAcceptOneOfParallelResetsWithOneToken() throws Exception {
        signUp();
        forgot(address).then().statusCode(200);
        String token = TestMail.token(TestMail.await(address, PASSWORD_RESET), "/reset");
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            call -> () -> reset(token, "battery staple " + call).statusCode())
                    .toList();
            int successful = 0;
            for (Future<Integer> status : callers.invokeAll(calls)) {
                successful += status.get() == 200 ? 1 : 0;
            }
            assertThat(successful).isEqualTo(1);
        } finally {
            callers.shutdown();
        }
        TestMail.await(address, PASSWORD_CHANGED, 1);
    }

    @Test
    void shouldInvalidateALinkByANewerOneAndByAPasswordChange() {
        signUp();
        forgot(address).then().statusCode(200);
        String first = TestMail.token(TestMail.await(address, PASSWORD_RESET), "/reset");
        forgot(address).then().statusCode(200);
        TestMail.await(address, PASSWORD_RESET, 2);
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
    void shouldLimitALinkToItsPurposeAndLifetime() throws Exception {
        signUp();
        String verification = TestMail.token(TestMail.await(address, WELCOME), "/email/verify");
        forgot(address).then().statusCode(200);
        String reset = TestMail.token(TestMail.await(address, PASSWORD_RESET), "/reset");

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
    void shouldRespondAlikeForKnownAndUnknownAddresses() {
        signUp();
        TestMail.await(address, WELCOME);
        String unknownAddress = VireoClient.newName() + "@example.com";

        Response unknown = forgot(unknownAddress);
        Response known = forgot(address);

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        forgot("no-address-at-all").then().statusCode(200);
        TestMail.await(address, PASSWORD_RESET);
        assertThat(TestMail.received(unknownAddress)).isEmpty();
    }

    @Test
    void shouldLimitRequestsPerAddressWhetherKnownOrNot() {
        for (String email : List.of(address, VireoClient.newName() + "@example.com")) {
            for (int i = 0; i < 5; i++) {
                forgot(email).then().statusCode(200);
            }
            forgot(email.toUpperCase(Locale.ROOT)).then().statusCode(429);
        }
    }

    /** {@code bücher.example} is {@code xn--bcher-kva.example}. */
    @Test
    void shouldTreatAllFormsOfAnInternationalizedDomainAsOneAddress() throws Exception {
        String unicode = name + "@b\u00fccher.example";
        String ascii = name + "@xn--bcher-kva.example";
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", ascii);
        vireo.signUp(person).then().statusCode(200);

        for (String form : List.of(unicode, ascii, name + "@B\u00dcCHER.example", name + "@bu\u0308cher.example")) {
            Map<String, Object> other = VireoClient.person(VireoClient.newName());
            other.put("email", form);
            vireo.signUp(other).then().statusCode(400).body("response", equalTo("email"));
        }
        forgot(unicode).then().statusCode(200);
        String token = TestMail.token(TestMail.await(ascii, PASSWORD_RESET), "/reset");
        reset(token, "battery staple").then().statusCode(200);

        // the form that an earlier version has stored
        execute("UPDATE ChannelDetails SET Email = '" + ascii + "' WHERE Email = ?", unicode);
        forgot(unicode).then().statusCode(200);
        TestMail.await(ascii, PASSWORD_RESET, 2);
        vireo.changeProfile(
                        vireo.signIn(name, "battery staple").path("response.vtoken"), name, Map.of("email", unicode))
                .then()
                .statusCode(200);
        assertThat(count("SELECT COUNT(*) FROM Mails WHERE Template = 'CONFIRM_ADDRESS' AND Recipient = ?", ascii))
                .isZero();
    }
}
