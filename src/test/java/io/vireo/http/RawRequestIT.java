package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.path.json.JsonPath;
import io.vireo.GrizzlyOnly;
import io.vireo.RawConnection;
import io.vireo.RawConnection.RawAnswer;
import io.vireo.ServerTest;
import io.vireo.WithBothConnectors;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed and unusual requests, which get the same error format from the connector, the container and the application. */
@WithBothConnectors
class RawRequestIT extends ServerTest {
    private static final String HOST = "Host: vireo\r\nConnection: close\r\n";

    /** Requests that a servlet filter can reject. */
    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("two hosts", 400, "GET /videos/all HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                Arguments.of("a path as host", 400, "GET /videos/all HTTP/1.1\r\nHost: a/b\r\n\r\n"),
                Arguments.of("a host with a space", 400, "GET /videos/all HTTP/1.1\r\nHost: a b\r\n\r\n"),
                Arguments.of("an incomplete IPv6 host", 400, "GET /videos/all HTTP/1.1\r\nHost: [::1\r\n\r\n"),
                Arguments.of("a port that is no number", 400, "GET /videos/all HTTP/1.1\r\nHost: a:abc\r\n\r\n"),
                Arguments.of(
                        "user information in the target",
                        400,
                        "GET http://a@b/videos/all HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an invalid host in HTTP/1.0", 400, "GET /videos/all HTTP/1.0\r\nHost: a/b\r\n\r\n"),
                Arguments.of("a header without a name", 400, get(": x")),
                Arguments.of("a lower-case method", 405, "get /videos/all HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an unknown coding", 400, post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n")));
    }

    /** Requests that the codec or the container rejects, or on which the container fails. */
    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("no HTTP request", 505, "GARBAGE GARBAGE GARBAGE\r\n\r\n"),
                Arguments.of("HTTP 9.9", 505, "GET /videos/all HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of("no host", 400, "GET /videos/all HTTP/1.1\r\n\r\n"),
                Arguments.of("a broken escape", 400, "GET /v/%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an incomplete escape", 400, "GET /v/%4 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "a header line without a colon",
                        400,
                        "GET /videos/all HTTP/1.1\r\n" + HOST + "no colon here\r\n\r\n"),
                Arguments.of("a non-ASCII header", 400, get("X: \u00e9")),
                Arguments.of("CONNECT", 400, "CONNECT example.com:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("TRACE", 405, "TRACE /videos/all HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("an invalid length", 400, post("Content-Length: abc", "{}")),
                Arguments.of("a negative length", 400, post("Content-Length: -1", "{}")),
                Arguments.of("two lengths", 400, post("Content-Length: 2\r\nContent-Length: 3", "{}}")),
                Arguments.of("a broken chunk", 400, post("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n")),
                Arguments.of("a folded length", 400, post("Content-Length:\r\n 2", "{}")),
                Arguments.of("a long target", 414, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a long header", 431, get("X: " + "x".repeat(20_000))),
                Arguments.of("a header of 64 KiB", 431, get("X: " + "x".repeat(65_536))),
                Arguments.of("a thousand headers", 431, get("X: x\r\n".repeat(1000) + "X: x")),
                Arguments.of("a thousand trailers", 431, chunked("2\r\n{}\r\n0\r\n" + "X: x\r\n".repeat(1000))));
    }

    /** Requests that the codec accepts as HTTP/0.9, or as the HTTP/2 that it has agreed on. */
    static Stream<Arguments> otherVersions() {
        return Stream.of(
                Arguments.of("no version", 505, "GET /videos/all\r\n\r\n"),
                Arguments.of("a space as version", 505, "GET /videos/all \r\n" + HOST + "\r\n"),
                Arguments.of("HTTP 0.9", 505, "GET /videos/all HTTP/0.9\r\n\r\n"),
                Arguments.of("HTTP/2.0 in the request line", 505, "GET /videos/all HTTP/2.0\r\n" + HOST + "\r\n"),
                Arguments.of("the HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void shouldReturnTheErrorFormatForInvalidRequests(String name, int status, String request) throws IOException {
        expectError(RawConnection.exchange(base(), request), status);
    }

    @ParameterizedTest(name = "{0}")
    @GrizzlyOnly(
            "the codec does not send the content type to HTTP/0.9, and a filter cannot recognise the HTTP/2.0 of a request line")
    @MethodSource("otherVersions")
    void shouldReturnTheErrorFormatForOtherVersions(String name, int status, String request) throws IOException {
        expectError(RawConnection.exchange(base(), request), status);
    }

    @ParameterizedTest(name = "{0}")
    @GrizzlyOnly("the codec or the container responds before any filter is called")
    @MethodSource("malformed")
    void shouldReturnTheErrorFormatForMalformedRequests(String name, int status, String request) throws IOException {
        expectError(RawConnection.exchange(base(), request), status);
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
                Arguments.of(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of(505, "GET /videos/all\r\n\r\n"),
                Arguments.of(400, "CONNECT example.com:443 HTTP/1.1\r\nHost: vireo\r\n\r\n"),
                Arguments.of(400, "GET /videos/all HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"));
    }

    /** The server must not wait for more data after a rejection. */
    @ParameterizedTest
    @GrizzlyOnly("a filter cannot close the connection, and the codec responds to CONNECT")
    @MethodSource("rejected")
    void shouldCloseTheConnectionAfterARejectedRequest(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            expectError(connection.send(request).answer(), status);
            assertThatThrownBy(connection::head).isInstanceOf(EOFException.class);
        }
    }

    /** The error occurs after the first part of the body has been read, but before the request has been dispatched to the application. */
    @Test
    @GrizzlyOnly("the codec responds before the body is read")
    void shouldRespondToAMalformedChunk() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send(chunked("2\r\n{}\r\n") + "zz\r\n");

            expectError(connection.answer(), 400);
        }
    }

    /** Neither the raw nor the decoded path may reach a file outside of the resource. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v/%2e%2e%2fsecret",
                "/v/..%2fabc1234",
                "/video/d/%2e%2e%2f%2e%2e%2fkeys%2ftoken-1.pem",
                "/video/d/../keys/token-1.pem",
                "/video/d/%252e%252e%252fkeys%252ftoken-1.pem",
                "/video/d//etc/passwd",
                "/video/d/%2fetc%2fpasswd",
                "/thumbnails/%2e%2e%2fvideos%2fabc1234.mp4",
                "/thumbnails/..;/keys/token-1.pem",
                "/channel/picture/%2e%2e%2f%2e%2e",
                "/videos/channel/%2e%2e%2f",
                "/upload/v/%2e%2e%2fabc1234",
                "/docs/%2e%2e/WEB-INF/web.xml",
                "/docs/..%2fWEB-INF%2fweb.xml",
                "/docs/..;/WEB-INF/web.xml",
                "/WEB-INF/classes/META-INF/microprofile-config.properties",
                "/%57EB-INF/web.xml"
            })
    void shouldPreventPathTraversal(String path) throws IOException {
        expectNoTraversal(path);
    }

    @ParameterizedTest
    @GrizzlyOnly("the container rejects the target, or fails on it, before any filter is called")
    @ValueSource(
            strings = {
                "/video/d/..%5c..%5ckeys%5ctoken-1.pem",
                "/video/d/%c0%ae%c0%ae%c0%afkeys",
                "/video/d/abc1234%00.mp4",
                "/v/..%2f..%2fdocs%2f",
                "/docs/%2e%2e%5cWEB-INF%5cweb.xml",
                "/../../../../etc/passwd"
            })
    void shouldPreventPathTraversalInTargetsThatTheContainerRejects(String path) throws IOException {
        expectNoTraversal(path);
    }

    private void expectNoTraversal(String path) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer.status()).isBetween(400, 499);
        expectError(answer, answer.status());
        assertThat(answer.body()).doesNotContain("PRIVATE KEY", "web-app", "root:", "vireo.data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v/%2E%2e", "/v/.%2e", "/..;x", "/v/..;x=1", "/videos/../videos/all"})
    void shouldReturn404ForTargetsWithDotSegments(String target) throws IOException {
        expect404(target);
    }

    @ParameterizedTest
    @GrizzlyOnly("the container rejects the target, or fails on it, before any filter is called")
    @ValueSource(
            strings = {
                "/..",
                "/.",
                "/a/..",
                "/v/..",
                "/v/.",
                "/search/all/..",
                "/search/all/.",
                "/videos/channel/..",
                "/upload/..",
                "/%2e%2e",
                "/a/../..",
                "/v/abcdefg/../../..",
                "//..",
                "/..//",
                "/video/d/..?x=y",
                "/search/all/%5c/.."
            })
    void shouldReturn404ForTargetsThatTheContainerNormalizes(String target) throws IOException {
        expect404(target);
    }

    @Test
    void shouldShowBrowsersAPage() throws IOException {
        String request = " /v/..;x HTTP/1.1\r\n" + HOST + "Accept: text/html,*/*;q=0.8\r\nAccept-Language: de\r\n\r\n";
        RawAnswer page = RawConnection.exchange(base(), "GET" + request);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("content-language", "de")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(page.headers().get("content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.headers().get("content-security-policy"))
                .matches("default-src 'none'; style-src 'sha256-[^']+'; img-src data:; .* frame-ancestors 'none'");
        assertThat(page.body())
                .contains("Unter dieser Adresse gibt es nichts", page.headers().get("x-request-id"))
                .endsWith("</html>\n");

        try (RawConnection connection = new RawConnection(base())) {
            RawAnswer head = connection.send("HEAD" + request).answer("HEAD");
            assertThat(head.status()).isEqualTo(404);
            assertThat(head.headers().get("content-type")).startsWith("text/html");
        }
    }

    private void expect404(String target) throws IOException {
        for (String method : List.of("GET", "PUT", "POST", "DELETE", "HEAD")) {
            for (int i = 0; i < 12; i++) {
                RawAnswer answer;
                try (RawConnection connection = new RawConnection(base())) {
                    answer = connection
                            .send(method + " " + target + " HTTP/1.1\r\n" + HOST + "X-Length: " + "x".repeat(i)
                                    + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                            .answer(method);
                }
                assertThat(answer.status()).as(method).isEqualTo(404);
                assertThat(answer.headers()).containsKey("x-request-id");
                assertThat(answer.headers().get("content-type")).startsWith("application/json");
                if (!method.equals("HEAD")) {
                    expectError(answer, 404);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "a.", "a/..b"})
    void shouldSearchForDots(String query) throws IOException {
        expectSearch(query);
    }

    @ParameterizedTest
    @GrizzlyOnly("the container rejects the target, or fails on it, before any filter is called")
    @ValueSource(strings = {"...", "....", "%2e%2e%2e", "%5c."})
    void shouldSearchForDotsThatTheContainerRejects(String query) throws IOException {
        expectSearch(query);
    }

    private void expectSearch(String query) throws IOException {
        RawAnswer answer = RawConnection.exchange(
                base(), "GET /search/all/" + query + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.from(answer.body()).getList("response")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/videos/all",
                "http://vireo/videos/all",
                "https://other/videos/all",
                "/videos/all?x=y&&=",
                "/videos/all?"
            })
    void shouldAcceptEveryValidTargetForm(String target) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JsonPath.from(answer.body()).getList("response")).isNotNull();
    }

    static Stream<String> hosts() {
        return Stream.of(
                "vireo.example:8080",
                "a_b",
                "127.0.0.1:80",
                "[::1]:8080",
                "[fe80::1%25eth0]",
                "a%C3%A9",
                "a:",
                "%41".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void shouldAcceptEveryValidHostForm(String host) throws IOException {
        RawAnswer answer = RawConnection.exchange(
                base(), "GET /videos/all HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0\r\n", "HTTP/1.1\r\n" + HOST + "X: a\r\n b\r\n"})
    void shouldAcceptEveryValidHeadForm(String head) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), "GET /videos/all " + head + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/all/a;b", "/search/all/a%3Bb", "/search/all/a%2Fb", "/search/all/%2e%2e%2f"})
    void shouldSearchForEveryPathText(String path) throws IOException {
        expectFound(path);
    }

    @ParameterizedTest
    @GrizzlyOnly("the container rejects the target, or fails on it, before any filter is called")
    @ValueSource(strings = {"/search/all/%5c", "/search/all/\\", "/search/all/..%2F.."})
    void shouldSearchForEveryPathTextThatTheContainerRejects(String path) throws IOException {
        expectFound(path);
    }

    private void expectFound(String path) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type:",
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: text/json",
                "Content-Type: nonsense",
                "Content-Type: a/b/c",
                "Content-Type: application/json\r\nContent-Type: text/plain"
            })
    void shouldRejectOtherContentTypes(String type) throws IOException {
        String head = "POST /sign_in HTTP/1.1\r\n" + HOST + (type.isEmpty() ? "" : type + "\r\n")
                + "Content-Length: 2\r\n\r\n";

        RawAnswer answer = RawConnection.exchange(base(), head + "{}");

        expectError(answer, 400);
        assertThat(JsonPath.from(answer.body()).getString("response")).isEqualTo("bad-content-type");
    }

    /** Java's HTTP client and {@code curl --http2} send such headers with their first request, also with a body. */
    @ParameterizedTest
    @GrizzlyOnly("Payara's codec treats the body as bytes of the other protocol before any filter is called")
    @ValueSource(
            strings = {
                "Upgrade: websocket",
                "Upgrade: nonsense\r\nConnection: Upgrade, close",
                "Upgrade: h2c",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !!!",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"
            })
    void shouldReadTheBodyOfARequestWithAnIgnoredUpgrade(String headers) throws IOException {
        RawAnswer answer = RawConnection.exchange(base(), post(headers + "\r\nContent-Length: 2", "{}"));

        expectError(answer, 400);
        assertThat(JsonPath.from(answer.body()).getString("response.missing-field"))
                .isEqualTo("username");
    }

    @Test
    void shouldServeSeveralRequestsOnAConnection() throws IOException {
        try (RawConnection connection = new RawConnection(base())) {
            connection.send("GET /nothing HTTP/1.1\r\nHost: vireo\r\n\r\n");
            expectError(connection.answer(), 404);
            connection.send("GET /sign_in HTTP/1.1\r\nHost: vireo\r\n\r\n");
            expectError(connection.answer(), 405);
            connection.send("GET /videos/all HTTP/1.1\r\nHost: vireo\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
        }
    }

    private static String get(String headers) {
        return "GET /videos/all HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n";
    }

    private static String post(String headers, String body) {
        return "POST /sign_in HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + headers + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        return post("Transfer-Encoding: chunked", body);
    }

    private static void expectError(RawAnswer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        assertThat(JsonPath.from(answer.body()).getMap("$")).containsOnlyKeys("response", "message");
        assertThat(answer.body()).doesNotContain("<", "Exception", "io.vireo", "ayara", "rizzly");
    }
}
