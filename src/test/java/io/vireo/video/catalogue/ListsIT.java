package io.vireo.video.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in pages and whole. */
class ListsIT extends ServerTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NEXT = Pattern.compile("<(/[^>]+)>; rel=\"next\"");

    @Test
    void shouldShowEveryVideoThatWasThereThroughoutOnceWhileOthersComeAndGo() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            // all of one second, as an original database has them of one day
            insert(database, name, 1, 300, "'2026-02-03 04:05:06'");
            List<String> seen = new ArrayList<>();
            String path = "/videos/channel/" + name + "?limit=7";
            for (int page = 0; path != null; page++) {
                Response answer = get(path);
                seen.addAll(answer.path("response.thumbnail"));
                path = next(answer);
                insert(database, name, 1000 + page, 1, "'2026-03-01'");
                insert(database, name, 2000 + page, 1, "'2026-01-01'");
                execute(
                        database,
                        "DELETE FROM Videos WHERE Title LIKE '" + name + "%' AND MOD(VideoID, 300) = " + page);
                execute(database, "DELETE FROM Videos WHERE Title = '" + name + " " + (1000 + page) + "'");
            }

            List<String> throughout = new ArrayList<>();
            try (Statement query = database.createStatement();
                    var rows = query.executeQuery("SELECT PathHash FROM Videos WHERE Title LIKE '" + name
                            + "%' AND Upload = '2026-02-03 04:05:06'")) {
                while (rows.next()) {
                    throughout.add(rows.getString(1));
                }
            }
            assertThat(throughout).hasSizeBetween(200, 299);
            assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
        }
    }

    @Test
    void shouldListNewestFirstInPagesAsInTheWhole() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 25, "'2026-02-03' + INTERVAL (seq MOD 5) SECOND");
        }

        List<Map<String, Object>> whole = vireo.list("/videos/channel/{name}", name);
        List<Map<String, Object>> paged = new ArrayList<>();
        for (String path = "/videos/channel/" + name + "?limit=5"; path != null; ) {
            Response page = get(path);
            paged.addAll(page.path("response"));
            path = next(page);
        }

        assertThat(paged).hasSize(25).isEqualTo(whole);
        assertThat(whole)
                .extracting(video -> video.get("upload") + "")
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /** More than one piece, so it is streamed. */
    @Test
    void shouldStreamALongListWholeAndCompressed() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 3500, "'2026-02-03' + INTERVAL seq SECOND");
        }

        Response whole = get("/videos/channel/" + name);
        List<String> hashes = whole.path("response.thumbnail");
        byte[] packed = raw("/videos/channel/" + name, "gzip");
        String unpacked;
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
            unpacked = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }

        assertThat(hashes).hasSize(3500).doesNotHaveDuplicates();
        assertThat(whole.header("Link")).isNull();
        assertThat(unpacked).isEqualTo(whole.asString());
        assertThat(packed.length).isLessThan(unpacked.length() / 3);
        vireo.request()
                .header("If-None-Match", whole.header("ETag"))
                .get("/videos/channel/{name}", name)
                .then()
                .statusCode(304);
        vireo.request()
                .head("/videos/channel/{name}", name)
                .then()
                .statusCode(200)
                .header("ETag", whole.header("ETag"));
    }

    @Test
    void shouldListTheRestAfterACursorWithoutALimit() throws Exception {
        String name = vireo.newAccount();
        try (Connection database = TestServer.database().getConnection()) {
            insert(database, name, 1, 1001, "'2026-02-03' + INTERVAL seq SECOND");
            String cursor = next(get("/videos/channel/" + name + "?limit=1"));

            Response rest = get(String.valueOf(cursor).replace("limit=1&", ""));

            assertThat(rest.<List<Object>>path("response")).hasSize(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "", " 5", "99999999999999999999", "+5"})
    void shouldRefuseALimitOutOfBounds(String limit) {
        vireo.request()
                .queryParam("limit", limit)
                .get("/videos/all")
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("limit"));
    }

    @Test
    void shouldRefuseCursorsThatAreNotOfThisList() {
        String token = vireo.token(vireo.newAccount());
        vireo.published(token, "one");
        vireo.published(token, "two");
        String name = video(vireo.published(token, "three")).path("response.channel");
        String cursor = String.valueOf(next(get("/videos/channel/" + name + "?limit=1")))
                .replaceFirst(".*after=", "");
        String other = vireo.newAccount();

        for (String after : List.of("", "x", cursor.substring(1), cursor + "A", swapLast(cursor), "../../etc")) {
            refused("/videos/channel/" + name, after);
        }
        refused("/videos/channel/" + other, cursor);
        refused("/videos/all", cursor);
        vireo.request()
                .queryParam("after", cursor)
                .get("/videos/channel/" + name)
                .then()
                .statusCode(200)
                .body("response.size()", equalTo(2));
    }

    @Test
    void shouldTellDurationAndSizeAfterTheSevenKeys() {
        Response video = video(vireo.published(vireo.token(vireo.newAccount()), "sized"));

        assertThat(video.asString())
                .matches(
                        "\\{\"response\":\\{\"type\":.*\"channel\":.*\"title\":.*\"thumbnail\":.*\"nb_count\":\"\","
                                + "\"description\":.*\"upload\":\"[^\"]*\",\"duration\":[0-9.]+,\"width\":\\d+,\"height\":\\d+}}");
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

    private void refused(String path, String after) {
        vireo.request()
                .queryParam("limit", 1)
                .queryParam("after", after)
                .get(path)
                .then()
                .statusCode(400)
                .body("response.invalid-field", equalTo("after"));
    }

    private static String next(Response page) {
        String link = page.header("Link");
        if (link == null) {
            return null;
        }
        Matcher next = NEXT.matcher(link);
        assertThat(next.matches()).as(link).isTrue();
        return next.group(1);
    }

    /** The last character carries bits that count for nothing in Base64. */
    private static String swapLast(String cursor) {
        char last = cursor.charAt(cursor.length() - 1);
        return cursor.substring(0, cursor.length() - 1) + (char) (last == 'A' ? 'B' : last == 'z' ? 'y' : last + 1);
    }

    /** The bytes as they come, which REST Assured would unpack. */
    private byte[] raw(String path, String encoding) throws Exception {
        var connection = URI.create(base().resolve(path).toString()).toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", encoding);
        assertThat(connection.getHeaderField("Content-Encoding")).isEqualTo("gzip");
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** With hash paths one after the other, from a place that nothing else is likely to use: fifty thousand drawn ones collide too often. */
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

    /** Statements that go through all rows may meet the server's own and be rolled back. */
    private static void execute(Connection database, String sql) throws java.sql.SQLException {
        for (boolean done = false; !done; ) {
            try (Statement statement = database.createStatement()) {
                statement.execute(sql);
                done = true;
            } catch (SQLTransactionRollbackException e) {
                // again
            }
        }
    }
}
