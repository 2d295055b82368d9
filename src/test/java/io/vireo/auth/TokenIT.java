package io.vireo.auth;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIT extends ServerTest {
    private String name;
    private String token;
    private Forger forger;

    @BeforeEach
    void signIn() {
        name = vireo.newAccount();
        token = vireo.token(name);
        forger = new Forger(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Bearer %s", "bearer %s", "BEARER   %s", "  %s  "})
    void shouldAcceptTheTokenWithAndWithoutScheme(String form) {
        announce(form.formatted(token)).then().statusCode(200);
    }

    @Test
    void shouldRequireAToken() {
        vireo.json()
                .body(Map.of("title", "x", "description", ""))
                .post("/upload")
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
        vireo.request()
                .body(Samples.video())
                .post("/upload/v/abc1234")
                .then()
                .statusCode(400)
                .body("response", equalTo("token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "bearer   "})
    void shouldTreatABlankTokenAsMissing(String header) {
        assertRejected(header, 400, "token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "null",
                "a.b.c",
                "..",
                "Basic YTpi",
                "Bearer x",
                "Bearer Bearer x",
                "eyJhbGciOiJFUzI1NiJ9.e30.",
                "'; --"
            })
    void shouldRejectMalformedTokens(String header) {
        assertRejected(header, 400, "bad-token");
    }

    static Stream<Integer> parts() {
        return Stream.of(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void shouldRejectAnAlteredToken(int part) {
        assertRejected(forger.altered(part), 400, "bad-token");
    }

    @Test
    void shouldRejectATokenWithMissingOrAdditionalParts() {
        String header = forger.part(0);
        String payload = forger.part(1);

        for (String malformed :
                List.of(header, header + "." + payload, header + "." + payload + ".", token + ".x", token + token)) {
            assertRejected(malformed, 400, "bad-token");
        }
    }

    @Test
    void shouldRejectAnUnsignedToken() {
        assertRejected(forger.signed(AlgorithmIdentifiers.NONE, null, claims -> {}), 400, "bad-token");
        assertRejected(base64("{\"alg\":\"none\"}") + "." + forger.part(1) + ".", 400, "bad-token");
    }

    @Test
    void shouldRejectATokenSignedWithAnotherKey() {
        assertRejected(forger.signedWithAnotherKey(), 400, "bad-token");
    }

    /** The public key is published: it must not be accepted as a shared secret. */
    @Test
    void shouldRejectATokenWithAnotherAlgorithm() {
        byte[] secret = "a secret that is thirty-two bytes".getBytes(StandardCharsets.UTF_8);

        assertRejected(forger.signed("HS256", new SecretKeySpec(secret, "HMAC"), claims -> {}), 400, "bad-token");
    }

    @Test
    void shouldRejectATokenOfAnotherIssuer() {
        assertRejected(forger.resigned(claims -> claims.setIssuer("https://example.com")), 400, "bad-token");
        assertRejected(forger.resigned(claims -> claims.unsetClaim("iss")), 400, "bad-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "upn", "groups", "exp", "iat", "jti"})
    void shouldRejectATokenWithoutARequiredClaim(String claim) {
        assertRejected(forger.resigned(claims -> claims.unsetClaim(claim)), 400, "bad-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "x", "1e3", "-1", "99999999999999999999"})
    void shouldRejectATokenWithAnInvalidSubjectOrGeneration(String subject) {
        assertRejected(forger.resigned(claims -> claims.setSubject(subject)), 400, "bad-token");
        assertRejected(forger.resigned(claims -> claims.setClaim("gen", subject)), 400, "bad-token");
    }

    @Test
    void shouldDistinguishExpiredFromInvalidTokensWithoutLeeway() {
        String expired = forger.resigned(claims -> {
            claims.setIssuedAt(fromNow(-10_801));
            claims.setExpirationTime(fromNow(-1));
        });

        assertRejected(expired, 401, "token expire");
        assertRejected("Bearer " + expired, 401, "token expire");
        assertRejected(new Forger(expired).signedWithAnotherKey(), 400, "bad-token");
        assertRejected(new Forger(expired).altered(2), 400, "bad-token");
    }

    @Test
    void shouldAcceptATokenUntilItExpires() {
        announce(forger.resigned(claims -> claims.setExpirationTime(fromNow(60))))
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRejectATokenOfADeletedChannel() throws Exception {
        assertThat(Rows.change("DELETE FROM Channels WHERE Username = ?", name)).isEqualTo(1);

        assertRejected(token, 400, "bad-token");
    }

    @Test
    void shouldRejectATokenIssuedBeforeAPasswordChange() throws Exception {
        assertThat(Rows.change("UPDATE Channels SET TokenGeneration = TokenGeneration + 1 WHERE Username = ?", name))
                .isEqualTo(1);

        assertRejected(token, 400, "bad-token");
        announce(vireo.token(name)).then().statusCode(200);
    }

    @Test
    void shouldContainTheMicroProfileClaimsAndExpireAfterThreeHours() throws Exception {
        JwtClaims claims = forger.claims();
        Instant now = Instant.now();

        assertThat(forger.header()).contains("\"alg\":\"ES256\"", "\"kid\":\"");
        assertThat(claims.getIssuer()).isEqualTo("vireo");
        assertThat(claims.getSubject())
                .isEqualTo(Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                        .get(0));
        assertThat(claims.getStringClaimValue("upn")).isEqualTo(name);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("channel");
        assertThat(Instant.ofEpochSecond(claims.getIssuedAt().getValue()))
                .isBetween(now.minusSeconds(60), now.plusSeconds(1));
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(3 * 60 * 60);
        assertThat(claims.getJwtId())
                .isNotBlank()
                .isNotEqualTo(new Forger(vireo.token(name)).claims().getJwtId());
    }

    @Test
    void shouldNotContainThePasswordOrItsHash() throws Exception {
        assertThat(forger.claims().toJson())
                .doesNotContain(PASSWORD)
                .doesNotContain("$2b$")
                .doesNotContain(Rows.select("SELECT Password FROM Channels WHERE Username = ?", name)
                        .get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Bearer x", "a.b.c"})
    void shouldIgnoreTheTokenOnPublicEndpoints(String header) {
        for (String path :
                List.of("/videos/all", "/videos/channel/" + name, "/search/all/x", "/channel/picture/" + name)) {
            vireo.request().header("Authorization", header).get(path).then().statusCode(200);
        }
        vireo.json()
                .header("Authorization", header)
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/sign_in")
                .then()
                .statusCode(200);
    }

    /** Asserts that every endpoint that requires a token responds with this error, whatever else is wrong with the request. */
    private void assertRejected(String header, int status, String reason) {
        announce(header).then().statusCode(status).body("response", equalTo(reason));
        vireo.json()
                .header("Authorization", header)
                .body("{}")
                .post("/upload")
                .then()
                .statusCode(status)
                .body("response", equalTo(reason));
        vireo.upload(header, "nothing", new byte[0]).then().statusCode(status).body("response", equalTo(reason));
    }

    private Response announce(String header) {
        return vireo.announce(header, "A video", "");
    }

    private static NumericDate fromNow(int seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
