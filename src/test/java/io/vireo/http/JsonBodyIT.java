package io.vireo.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the handling of JSON request bodies. */
class JsonBodyIT extends ServerTest {
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    @Test
    void shouldRejectNumbersOutOfRange() {
        expectMalformed("{\"username\":1E+2147483648,\"password\":\"x\"}".getBytes(UTF_8));
        expectMalformed(("{\"username\":1" + "0".repeat(5_000) + ",\"password\":\"x\"}").getBytes(UTF_8));
        expectMalformed(("{\"username\":0." + "1".repeat(5_000) + ",\"password\":\"x\"}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-16", "APPLICATION/JSON", "Application/Json;q=0.5"})
    void shouldAlwaysRespondInUtf8(String accepted) {
        assertThat(vireo.request()
                        .header("Accept", accepted)
                        .get("/videos/all?limit=1")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", "application/json")
                        .extract()
                        .asByteArray())
                .startsWith("{\"response\":".getBytes(UTF_8));
        vireo.request().header("Accept", accepted).get("/sign_in").then().statusCode(405);
        vireo.json()
                .header("Accept", accepted)
                .body("{}")
                .post("/sign_in")
                .then()
                .statusCode(400)
                .header("Content-Type", "application/json");
    }

    @Test
    void shouldAcceptAByteOrderMark() {
        vireo.json()
                .body("\ufeff{\"username\":\"x\"}".getBytes(UTF_8))
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("password"));
    }

    @Test
    void shouldRejectACompressedBody() {
        expectError(
                vireo.json()
                        .header("Content-Encoding", "gzip")
                        .body(new byte[] {31, -117})
                        .post("/sign_in"),
                415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "application/vnd.vireo+json"
            })
    void shouldAcceptEveryJsonMediaType(String type) {
        vireo.request()
                .header("Content-Type", type)
                .body("{\"username\":\"x\"}")
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response.missing-field", equalTo("password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[{}]",
                "5",
                "null",
                "true",
                "\"x\"",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "<a/>",
                "\u0000"
            })
    void shouldRejectABodyThatIsNotAJsonObject(String body) {
        expectMalformed(body.getBytes(UTF_8));
    }

    @Test
    void shouldRejectABodyThatIsNotUtf8() {
        expectMalformed(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'});
        expectMalformed(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'});
        expectMalformed("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void shouldRejectDeeplyNestedJson(int depth) {
        String nested = "[".repeat(depth) + "]".repeat(depth);

        expectMalformed(nested.getBytes(UTF_8));
        vireo.json()
                .body("{\"username\":%s,\"password\":\"x\"}".formatted(nested))
                .post("/sign_in")
                .then()
                .statusCode(400)
                .body("response", anyOf(equalTo("malformed-json"), equalTo(Map.of("invalid-field", "username"))));
        expectMalformed("{\"a\":".repeat(depth).getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign_in", "/sign_up"})
    void shouldRejectABodyOfFiftyMegabytes(String path) {
        byte[] body = ("{\"username\":\"" + "x".repeat(FIFTY_MEGABYTES) + "\"}").getBytes(UTF_8);

        expectError(vireo.json().body(body).post(path), 413);
    }

    @Test
    void shouldRejectAnEndlessBody() throws IOException {
        byte[] body = new byte[FIFTY_MEGABYTES];
        String head = "POST /sign_in HTTP/1.1\r\nHost: vireo\r\nContent-Type: application/json\r\n";

        try (RawConnection connection = new RawConnection(base())) {
            connection.send(head + "Transfer-Encoding: chunked\r\n\r\n").sendChunked(body, 64 * 1024);
            RawAnswer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(JsonPath.from(answer.body()).getString("response")).isEqualTo("too-large");
        }
    }

    @Test
    void shouldIgnoreUnknownFields() {
        String name = vireo.newAccount();

        vireo.json()
                .body(Map.of("username", name, "password", VireoClient.PASSWORD, "more", Map.of("x", 1)))
                .post("/sign_in")
                .then()
                .statusCode(200);
    }

    private void expectMalformed(byte[] body) {
        vireo.json().body(body).post("/sign_in").then().statusCode(400).body("response", equalTo("malformed-json"));
    }

    private static void expectError(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .body("response", notNullValue())
                .body("message", notNullValue());
    }
}
