package io.vireo.video.catalogue;

import static io.vireo.VireoClient.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.RawConnection;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paged and complete lists. */
class ListsIT extends ServerTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void shouldListEveryPermanentVideoOnceDuringConcurrentChanges() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            // all with the same timestamp, as in an imported database, which has dates only
            insert(database, name, 1, 300, "'2026-02-03 04:05:06'");
            List<String> listed = new ArrayList<>();
            String path = "/videos/channel/" + name + "?limit=7";
            for (int page = 0; path != null; page++) {
                Response answer = get(path);
                listed.addAll(answer.path("response.thumbnail"));
                path = next(path, answer);
                insert(database, name, 1000 + page, 1, "'2026-03-01'");
                insert(database, name, 2000 + page, 1, "'2026-01-01'");
                execute(
                        database,
                        "DELETE FROM Videos WHERE Title LIKE '" + name + "%' AND MOD(VideoID, 300) = " + page);
                execute(database, "DELETE FROM Videos WHERE Title = '" + name + " " + (1000 + page) + "'");
            }

            List<String> permanent = new ArrayList<>();
            try (Statement query = database.createStatement();
                    var rows = query.executeQuery("SELECT PathHash FROM Videos WHERE Title LIKE '" + name
                            + "%' AND Upload = '2026-02-03 04:05:06'")) {
                while (rows.next()) {
                    permanent.add(rows.getString(1));
                }
            }
            assertThat(permanent).hasSizeBetween(200, 299);
            assertThat(listed).doesNotHaveDuplicates().containsAll(permanent);
        }
    }

    @Test
    void shouldListNewestFirstInPagesAsInTheCompleteList() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 25, "'2026-02-03' + INTERVAL (seq MOD 5) SECOND");
        }

        List<Map<String, Object>> complete = vireo.list("/videos/channel/{name}", name);
        List<Map<String, Object>> paged = new ArrayList<>();
        for (String path = "/videos/channel/" + name + "?limit=5"; path != null; ) {
            Response page = get(path);
            paged.addAll(page.path("response"));
            path = next(path, page);
        }

        assertThat(paged).hasSize(25).isEqualTo(complete);
        assertThat(complete)
                .extracting(video -> video.get("upload") + "")
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /** The list exceeds one chunk and is streamed. */
    @Test
    void shouldStreamALongListCompletelyAndCompressed() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 3500, "'2026-02-03' + INTERVAL seq SECOND");
        }

        Response complete = get("/videos/channel/" + name);
        List<String> hashes = complete.path("response.thumbnail");
        byte[] compressed = raw("/videos/channel/" + name, "gzip");
        String decompressed;
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(compressed))) {
            decompressed = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }

        assertThat(hashes).hasSize(3500).doesNotHaveDuplicates();
        assertThat(complete.header("Link")).isNull();
        assertThat(decompressed).isEqualTo(complete.asString());
        assertThat(compressed.length).isLessThan(decompressed.length() / 3);
        String path = "/videos/channel/" + name;
        // the tag changes with what other tests publish meanwhile
        Await.until("the tag of an unchanged list", () -> {
            String tag = vireo.request().head(path).header("ETag");
            return tag.equals(get(path).header("ETag"))
                    && vireo.request().header("If-None-Match", tag).get(path).statusCode() == 304;
        });
    }

    @Test
    void shouldNotReportAnotherLengthForHeadThanForGet() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 1100, "'2026-02-03' + INTERVAL seq SECOND");
        }
        String list = "/videos/channel/" + name;
        for (String path : List.of(list, list + "?limit=100", list + "?limit=1", "/search/all/" + name)) {
            for (String coding : List.of("identity", "gzip")) {
                String request = " " + path + " HTTP/1.1\r\nHost: vireo\r\nAccept-Encoding: " + coding + "\r\n\r\n";
                try (RawConnection get = new RawConnection(base());
                        RawConnection head = new RawConnection(base())) {
                    RawConnection.RawAnswer complete = get.send("GET" + request).answer();
                    String length =
                            head.send("HEAD" + request).answer("HEAD").headers().get("content-length");
                    assertThat(length).as(path + coding).isIn(null, String.valueOf(complete.bytes().length));
                }
            }
        }
    }

    @Test
    void shouldListAllVideosAfterACursorWithoutALimit() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 1001, "'2026-02-03' + INTERVAL seq SECOND");
            String cursor = next("/videos/channel/" + name, get("/videos/channel/" + name + "?limit=1"));

            Response remaining = get(String.valueOf(cursor).replace("limit=1&", ""));

            assertThat(remaining.<List<Object>>path("response")).hasSize(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "", " 5", "99999999999999999999", "+5"})
    void shouldRejectALimitOutOfBounds(String limit) {
        vireo.request()
                .queryParam("limit", limit)
                .get("/videos/all")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("limit"));
    }

    @Test
    void shouldRejectCursorsOfOtherLists() {
        String token = vireo.token(vireo.newAccount());
        vireo.published(token, "one");
        vireo.published(token, "two");
        String name = video(vireo.published(token, "three")).path("response.channel");
        String cursor = String.valueOf(next("/videos/channel/" + name, get("/videos/channel/" + name + "?limit=1")))
                .replaceFirst(".*after=", "");
        String other = vireo.newAccount();

        for (String after : List.of("", "x", cursor.substring(1), cursor + "A", swapLast(cursor), "../../etc")) {
            assertCursorRejected("/videos/channel/" + name, after);
        }
        assertCursorRejected("/videos/channel/" + other, cursor);
        assertCursorRejected("/videos/all", cursor);
        vireo.request()
                .queryParam("after", cursor)
                .get("/videos/channel/" + name)
                .then()
                .statusCode(200)
                .body("response.size()", equalTo(2));
    }

    @Test
    void shouldReturnDurationAndSizeAfterTheSevenKeys() {
        Response video = video(vireo.published(vireo.token(vireo.newAccount()), "sized"));

        assertThat(video.asString())
                .matches("\\{\"response\":\\{\"type\":.*\"channel\":.*\"title\":.*\"thumbnail\":.*\"nb_count\":\"\","
                        + "\"description\":.*\"upload\":\"[^\"]*\",\"duration\":[0-9.]+,\"width\":\\d+,\"height\":\\d+"
                        + ",\"visibility\":\"public\",\"tags\":\\[],\"likes\":0,\"dislikes\":0,\"views\":0,\"comments\":0,"
                        + "\"subscribers\":\"\",\"commenting\":\"open\",\"hls\":.*}}");
        video.then().header("Vary", matchesPattern(".*Accept-Encoding.*"));
    }

    private Response video(String hash) {
        return vireo.video(hash);
    }

    private Response get(String path) {
        Response answer = vireo.request().urlEncodingEnabled(false).get(path);
        answer.then().statusCode(200);
        return answer;
    }

    private void assertCursorRejected(String path, String after) {
        vireo.request()
                .queryParam("limit", 1)
                .queryParam("after", after)
                .get(path)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("after"));
    }

    /** Returns the cursor with another last character, which may differ only in bits that Base64 does not use. */
    private static String swapLast(String cursor) {
        char last = cursor.charAt(cursor.length() - 1);
        return cursor.substring(0, cursor.length() - 1) + (char) (last == 'A' ? 'B' : last == 'z' ? 'y' : last + 1);
    }

    /** Returns the bytes as received; REST Assured would decompress them. */
    private byte[] raw(String path, String encoding) throws Exception {
        var connection = URI.create(base().resolve(path).toString()).toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", encoding);
        assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** Inserts videos with consecutive hash paths from a random start, as fifty thousand random hash paths would collide too often. */
    private static void insert(Connection database, String channel, int from, int number, String upload)
            throws java.sql.SQLException {
        execute(
                database,
                "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published)"
                        + " SELECT LPAD(LOWER(CONV(" + RANDOM.nextLong(2_000_000_000)
                        + " + seq, 10, 36)), 7, '0'), c.ChannelID,"
                        + " CONCAT(c.Username, ' ', seq), '', " + upload + ", 1 FROM seq_" + from + "_to_"
                        + (from + number - 1) + ", Channels c WHERE c.Username = '" + channel + "'");
    }

    /** Executes a statement, and retries it if it is rolled back because of a deadlock with the server. */
    private static void execute(Connection database, String sql) throws java.sql.SQLException {
        for (boolean done = false; !done; ) {
            try (Statement statement = database.createStatement()) {
                statement.execute(sql);
                done = true;
            } catch (SQLTransactionRollbackException e) {
                // retry
            }
        }
    }
}
