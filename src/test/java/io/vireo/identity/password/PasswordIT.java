package io.vireo.identity.password;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Password rules, password changes and their effect on tokens. */
class PasswordIT extends ServerTest {
    private static final String OTHER = "battery staple";
    private static final String LEGACY_HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "password1", "QwertyUiop", "ILOVEYOU"})
    void shouldRejectCommonPasswords(String common) {
        Map<String, Object> person = VireoClient.person(VireoClient.newName());
        person.put("password", common);

        vireo.signUp(person).then().statusCode(400).body("response.invalid-field", equalTo("password"));
    }

    @ParameterizedTest
    @CsvSource({"ada.lovelace, Ada.Lovelace", "ada.lovelace, A.Byron@example.org", "ada.lovelace, a.byron.king"})
    void shouldRejectPasswordsDerivedFromTheAccount(String username, String password) {
        Map<String, Object> person = VireoClient.person(username);
        person.put("email", password.contains("king") ? "a.byron.king@example.org" : "a.byron@example.org");
        person.put("password", password);

        vireo.signUp(person).then().statusCode(400).body("response.invalid-field", equalTo("password"));
    }

    @Test
    void shouldChangeThePasswordAndRevokeAllOlderTokens() {
        String name = vireo.newAccount();
        String first = vireo.token(name);
        String second = vireo.token(name);

        String third = vireo.changePassword(first, PASSWORD, OTHER)
                .then()
                .statusCode(200)
                .extract()
                .path("response.vtoken");

        assertRejected(first);
        assertRejected(second);
        assertAccepted(third);
        vireo.signIn(name, PASSWORD).then().statusCode(402);
        vireo.signIn(name, OTHER).then().statusCode(200);
    }

    @Test
    void shouldCountAWrongOldPasswordAsAFailedSignIn() {
        String name = vireo.newAccount();
        String token = vireo.token(name);

        for (int left = 4; left >= 0; left--) {
            vireo.changePassword(token, "wrong password", OTHER)
                    .then()
                    .statusCode(402)
                    .body("response.try-left", equalTo(left));
        }

        vireo.changePassword(token, PASSWORD, OTHER).then().statusCode(403);
        vireo.signIn(name, PASSWORD).then().statusCode(403);
        assertAccepted(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "12345678",
                "",
                "with a \u0007 bell",
                "012345678901234567890123456789012345678901234567890"
            })
    void shouldRejectNewPasswordsThatSignUpRejects(String chosen) {
        String token = vireo.token(vireo.newAccount());

        vireo.changePassword(token, PASSWORD, chosen)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("new"));
        assertAccepted(token);
    }

    @Test
    void shouldRejectTheUsernameAsNewPassword() {
        String name = vireo.newAccount();

        vireo.changePassword(vireo.token(name), PASSWORD, name)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("new"));
    }

    @Test
    void shouldReportMissingFieldsOfAChange() {
        String token = vireo.token(vireo.newAccount());

        for (String field : List.of("old", "new")) {
            Map<String, String> body = Map.of(field.equals("old") ? "new" : "old", PASSWORD);
            vireo.json()
                    .header("Authorization", token)
                    .body(body)
                    .post("/password/change")
                    .then()
                    .statusCode(400)
                    .body("response.missing-field", equalTo(field));
        }
    }

    @Test
    void shouldAcceptOneOfParallelChanges() throws Exception {
        String token = vireo.token(vireo.newAccount());
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Response>> changes = IntStream.range(0, 8)
                    .<Callable<Response>>mapToObj(
                            i -> () -> new VireoClient(base()).changePassword(token, PASSWORD, OTHER + i))
                    .toList();

            List<Response> answers =
                    clients.invokeAll(changes).stream().map(PasswordIT::get).toList();

            List<Response> successful = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .toList();
            assertThat(successful).hasSize(1);
            assertAccepted(successful.get(0).path("response.vtoken"));
            assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 400, 402);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void shouldRevokeOnlyTheTokenThatSignsOut() {
        String name = vireo.newAccount();
        String first = vireo.token(name);
        String second = vireo.token(name);

        vireo.signOut(first).then().statusCode(200).body("response", equalTo(""));

        assertRejected(first);
        vireo.signOut(first).then().statusCode(400).body("response", equalTo("bad-token"));
        assertAccepted(second);
    }

    @Test
    void shouldNotSignOutWithoutAToken() {
        vireo.request().post("/sign_out").then().statusCode(400).body("response", equalTo("token"));
    }

    @Test
    void shouldReplaceALegacyHashAtSignInAndKeepItsTokens() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        sql("UPDATE Channels SET Password = ? WHERE Username = ?", LEGACY_HASH, name);

        vireo.signIn(name, "wrong password").then().statusCode(402);
        assertThat(hashOf(name)).isEqualTo(LEGACY_HASH);
        vireo.signIn(name, PASSWORD).then().statusCode(200);

        assertThat(hashOf(name)).startsWith("$2b$10$").hasSize(60);
        assertAccepted(token);
        vireo.signIn(name, PASSWORD).then().statusCode(200);
    }

    @Test
    void shouldPublishTheVerificationKeysWithoutPrivateParts() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);

        Response keys = vireo.request().get("/.well-known/jwks.json");

        keys.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "public, max-age=300")
                .body("keys[0].d", nullValue());
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(keys.asString()).getJsonWebKeys()))
                .setExpectedIssuer("vireo")
                .build()
                .processToClaims(token);
        assertThat(claims.getClaimNames())
                .containsExactlyInAnyOrder("iss", "sub", "upn", "groups", "jti", "gen", "iat", "exp");
        assertThat(claims.getRawJson()).contains(name).doesNotContain("Ada", "Lovelace", "@", "1985");
    }

    @Test
    void shouldRejectForgedTokens() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String other = vireo.token(vireo.newAccount());
        String[] parts = token.split("\\.");
        String[] otherParts = other.split("\\.");

        assertRejected(parts[0] + "." + otherParts[1] + "." + parts[2]);
        assertRejected(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        assertRejected(base64("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2]);
        assertRejected(signedByAnotherKey(parts));
        assertRejected(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 40));
        assertRejected("guessed");
        assertAccepted(token);
    }

    private static String signedByAnotherKey(String[] parts) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        JwtClaims claims = JwtClaims.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return Jwt.claims(claims.getClaimsMap())
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(keys.generateKeyPair().getPrivate());
    }

    private void assertAccepted(String token) {
        assertThat(vireo.announce(token, "title", "").statusCode()).isEqualTo(200);
    }

    private void assertRejected(String token) {
        vireo.announce(token, "title", "").then().statusCode(400).body("response", equalTo("bad-token"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void sql(String statement, String... values) throws Exception {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            assertThat(prepared.executeUpdate()).isEqualTo(1);
        }
    }

    private static String hashOf(String name) throws Exception {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement prepared =
                        connection.prepareStatement("SELECT Password FROM Channels WHERE Username = ?")) {
            prepared.setString(1, name);
            ResultSet result = prepared.executeQuery();
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Response get(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
