package io.vireo.identity.signin;

import static io.vireo.VireoClient.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT extends ServerTest {
    @Test
    void shouldIssueATokenForTheRightPassword() {
        String name = vireo.newAccount();

        String token =
                vireo.signIn(name, PASSWORD).then().statusCode(200).extract().path("response.vtoken");

        assertThat(token.split("\\.")).hasSize(3);
    }

    @Test
    void shouldMatchTheUsernameRegardlessOfCase() {
        String name = vireo.newAccount();

        vireo.signIn(name.toUpperCase(java.util.Locale.ROOT), PASSWORD).then().statusCode(200);
    }

    /** Phone keyboards append a space to a word. */
    @ParameterizedTest
    @ValueSource(strings = {"%s ", " %s", "\t%s\n", "%s\u00a0", "%s\u3000\u2003", "%s\u200b", "\ufeff%s"})
    void shouldIgnoreWhiteSpaceAroundAUsername(String form) {
        String name = vireo.newAccount();
        vireo.signIn(form.formatted(name), "wrong password")
                .then()
                .statusCode(402)
                .body("response.try-left", equalTo(4));
        vireo.signIn(name, "wrong password").then().statusCode(402).body("response.try-left", equalTo(3));

        vireo.signIn(form.formatted(name), PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldIgnoreASpaceAfterAUsernameOfMaximumLength() {
        String name = (VireoClient.newName() + "abcdefgh").substring(0, 25);
        vireo.signUp(VireoClient.person(name)).then().statusCode(200);

        vireo.signIn(name + " ", PASSWORD).then().statusCode(200);
        vireo.signIn(name + "x", PASSWORD).then().statusCode(400).body("response.invalid-field", equalTo("username"));
    }

    /** The original service accepted such names, and imported databases contain them. */
    @Test
    void shouldMatchALegacyUsernameWithATrailingSpace() throws Exception {
        String name = vireo.newAccount();
        Rows.change("UPDATE Channels SET Username = CONCAT(Username, ' ') WHERE Username = ?", name);

        vireo.signIn(name + " ", PASSWORD).then().statusCode(200);
        vireo.signIn(name, PASSWORD).then().statusCode(402);
    }

    @Test
    void shouldComparePasswordsInNfcAndReplaceALegacyHashOfTheRawForm() throws Exception {
        String composed = "caf\u00e9 au lait";
        String decomposed = "cafe\u0301 au lait";
        Map<String, Object> person = VireoClient.person(VireoClient.newName());
        person.put("password", decomposed);
        vireo.signUp(person).then().statusCode(200);
        String name = (String) person.get("username");
        vireo.signIn(name, composed).then().statusCode(200);
        vireo.signIn(name, decomposed).then().statusCode(200);

        String raw = OpenBSDBCrypt.generate("2b", decomposed.getBytes(UTF_8), new byte[16], 10);
        Rows.change("UPDATE Channels SET Password = ? WHERE Username = ?", raw, name);
        vireo.signIn(name, "cafe au lait").then().statusCode(402);
        vireo.signIn(name, composed).then().statusCode(200);

        String renewed = Rows.select("SELECT Password FROM Channels WHERE Username = ?", name)
                .get(0);
        assertThat(OpenBSDBCrypt.checkPassword(renewed, composed.getBytes(UTF_8)))
                .isTrue();
        vireo.signIn(name, decomposed).then().statusCode(200);
    }

    @Test
    void shouldBlockAfterFiveWrongPasswords() {
        String name = vireo.newAccount();

        for (int left = 4; left >= 0; left--) {
            vireo.signIn(name, "wrong password").then().statusCode(402).body("response.try-left", equalTo(left));
        }

        long now = Instant.now().getEpochSecond();
        Response blocked = vireo.signIn(name, PASSWORD);
        blocked.then().statusCode(403).body("response.time-left", allOf(greaterThan(800), lessThanOrEqualTo(900)));
        long until = blocked.jsonPath().getLong("response.blocked-until");
        assertThat(until).isBetween(now + 890, now + 902);
        assertThat(Long.parseLong(blocked.header("Retry-After")))
                .isEqualTo(blocked.jsonPath().getLong("response.time-left"));
    }

    @Test
    void shouldBlockOnlyThePairOfAddressAndUsername() {
        String name = vireo.newAccount();
        String other = vireo.newAccount();
        failFiveTimes(name);

        vireo.signIn(name, PASSWORD).then().statusCode(403);
        vireo.signIn(other, PASSWORD).then().statusCode(200);
        new VireoClient(base()).signIn(name, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldCountFailuresRegardlessOfTheCaseOfTheUsername() {
        String name = vireo.newAccount();
        vireo.signIn(name, "wrong password").then().body("response.try-left", equalTo(4));

        vireo.signIn(name.toUpperCase(java.util.Locale.ROOT), "wrong password")
                .then()
                .body("response.try-left", equalTo(3));
    }

    @Test
    void shouldResetTheCountAfterASuccess() {
        String name = vireo.newAccount();
        vireo.signIn(name, "wrong password").then().body("response.try-left", equalTo(4));
        vireo.signIn(name, PASSWORD).then().statusCode(200);

        vireo.signIn(name, "wrong password").then().statusCode(402).body("response.try-left", equalTo(4));
    }

    @Test
    void shouldTreatAnUnknownUsernameLikeAWrongPassword() {
        String unknownName = VireoClient.newName();

        for (int left = 4; left >= 0; left--) {
            vireo.signIn(unknownName, PASSWORD).then().statusCode(402).body("response.try-left", equalTo(left));
        }
        vireo.signIn(unknownName, PASSWORD).then().statusCode(403).body("response.time-left", greaterThan(800));
    }

    @Test
    void shouldAllowFiveOfTwentyParallelAttempts() throws Exception {
        String name = vireo.newAccount();
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Response>> attempts = IntStream.range(0, 20)
                    .<Callable<Response>>mapToObj(i -> () -> vireo.signIn(name, "wrong password"))
                    .toList();

            List<Response> answers =
                    clients.invokeAll(attempts).stream().map(SignInIT::get).toList();

            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 402)
                            .map(answer -> answer.jsonPath().getInt("response.try-left")))
                    .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 403))
                    .hasSize(15);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void shouldAcceptParallelAttemptsWithTheRightPassword() throws Exception {
        String name = vireo.newAccount();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Response>> attempts = IntStream.range(0, 10)
                    .<Callable<Response>>mapToObj(i -> () -> vireo.signIn(name, PASSWORD))
                    .toList();

            assertThat(clients.invokeAll(attempts).stream().map(SignInIT::get).map(Response::statusCode))
                    .containsOnly(200);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void shouldUseTheLastUntrustedForwardedAddress() {
        String name = vireo.newAccount();
        IntStream.rangeClosed(1, 5)
                .forEach(i -> forwarded("203.0.113." + i + ", 192.0.2.77", name, "wrong password")
                        .then()
                        .statusCode(402));

        forwarded("203.0.113.99, 192.0.2.77", name, PASSWORD).then().statusCode(403);
        forwarded("192.0.2.77, 127.0.0.1", name, PASSWORD).then().statusCode(403);
        forwarded("192.0.2.78", name, PASSWORD).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\u0000", "%s\u00ad", "\u202e%s", "%s\u3164"})
    void shouldNotMatchAUsernameWithInvisibleCharacters(String form) {
        String name = vireo.newAccount();

        int status = vireo.signIn(form.formatted(name), PASSWORD).statusCode();

        assertThat(status).isIn(400, 402);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR '1'='1", "\"", "😀", "..", "a/b", "%", "_", "*", "", " ", "\\"})
    void shouldTreatSpecialCharactersInAUsernameLiterally(String name) {
        vireo.signIn(name, PASSWORD).then().statusCode(402).body("response.try-left", equalTo(4));
    }

    @Test
    void shouldReportAFieldThatExceedsItsMaximumLength() {
        vireo.signIn("x".repeat(26), PASSWORD)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("username"));
        vireo.signIn("x", "é".repeat(37)).then().statusCode(400).body("response.invalid-field", equalTo("password"));
        vireo.signIn("x".repeat(25), "é".repeat(36)).then().statusCode(402);
    }

    @Test
    void shouldReportTheMissingField() {
        vireo.json()
                .body("{\"password\":\"x\"}")
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("username"));
        vireo.json()
                .body("{\"username\":\"x\"}")
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "[]", "{}", "[\"a\"]"})
    void shouldReportAFieldOfTheWrongType(String value) {
        vireo.json()
                .body("{\"username\":\"x\",\"password\":%s}".formatted(value))
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("password"));
    }

    private Response forwarded(String addresses, String name, String password) {
        return io.restassured.RestAssured.given()
                .baseUri(base().toString())
                .header("X-Forwarded-For", addresses)
                .contentType("application/json")
                .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password))
                .post("/sign_in");
    }

    private void failFiveTimes(String name) {
        IntStream.range(0, 5)
                .forEach(i -> vireo.signIn(name, "wrong password").then().statusCode(402));
    }

    private static Response get(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
