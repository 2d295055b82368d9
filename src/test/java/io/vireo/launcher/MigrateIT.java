package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.vireo.Await;
import io.vireo.ObjectStore;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code vireo.jar migrate} with a damaged original database. */
class MigrateIT {
    /** A bcrypt hash of "correct horse" with the version and cost of the original service. */
    private static final String HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    /** A hash of the same password with the lowest cost: a comparison takes a sixteenth of the time. */
    private static final String QUICK_HASH = "$2b$10$AolsXC37fgZ8jkJc9B2KdOzHhJaruvMThmUZZmaVT6SM5jHC//IzS";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final String original = "original_" + id;
    private final String target = "target_" + id;

    @TestDirectory
    Path directory;

    private Path media;
    private Path data;

    @BeforeEach
    void createOriginal() throws Exception {
        media = directory.resolve("original media");
        data = directory.resolve("data");
        TestDatabase.empty(target);
        TestDatabase.empty(original);
        execute(
                original,
                "SET SESSION sql_mode = ''",
                "CREATE TABLE Channels (ChannelID INT PRIMARY KEY, Username VARCHAR(25), Password VARCHAR(60))"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "CREATE TABLE ChannelDetails (ChannelID INT, Fname VARCHAR(25), Mname VARCHAR(25), Lname VARCHAR(25),"
                        + " Email VARCHAR(100) PRIMARY KEY, Birth DATE) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "CREATE TABLE Videos (VideoID INT PRIMARY KEY, PathHash VARCHAR(7), ChannelID INT, Title VARCHAR(255),"
                        + " Description MEDIUMTEXT, Upload DATE, `Like` INT, `Dislike` INT) CHARACTER SET latin1",
                "INSERT INTO Channels VALUES (0, 'Grace', '" + HASH + "'), (2, 'alan', '" + QUICK_HASH + "')",
                "INSERT INTO ChannelDetails VALUES (0, 'Grace', NULL, 'Hopper', 'grace@example.com', '1906-12-09'),"
                        + " (2, 'Alan', 'M', 'Turing', 'alan@example.com', '0000-00-00')",
                "INSERT INTO Videos VALUES (5, 'abc1234', 0, 'Häuser', NULL, '2021-06-05', 3, 4),"
                        + " (6, 'def5678', 2, 'Machines', 'They think', '0000-00-00', NULL, NULL)");
        for (String hash : List.of("abc1234", "def5678")) {
            put("videos/" + hash + ".mp4", Samples.video());
        }
        put("thumbnails/abc1234.png", PNG);
        put("cpicture/c0.jpg", JPEG);
        put("cpicture/c2.jpg", PNG);
        put("videos/.DS_Store", JPEG);
    }

    private void damageOriginal() throws Exception {
        execute(
                original,
                "INSERT INTO Channels VALUES (13, 'ALAN', '" + HASH + "'), (14, 'plain', 'my secret'),"
                        + " (15, 'lost', '" + QUICK_HASH + "'), (16, 'a/b', '" + QUICK_HASH + "'), (17, NULL, '" + HASH
                        + "')",
                "INSERT INTO ChannelDetails VALUES (13, 'A', '', 'T', 'other@example.com', NULL),"
                        + " (14, 'P', '', 'L', 'GRACE@example.com', NULL), (99, 'N', '', 'N', 'n@example.com', NULL)",
                "INSERT INTO Videos VALUES (21, 'ghi9012', 13, 'Of a namesake', '', '2021-06-05', 0, 0),"
                        + " (22, 'jkl3456', 0, 'No file', '', '2021-06-05', 0, 0),"
                        + " (23, 'mno7890', 0, 'No MP4', '', '2021-06-05', 0, 0),"
                        + " (24, 'BAD_HSH', 0, 'No hash', '', '2021-06-05', 0, 0),"
                        + " (25, 'abc1234', 2, 'Hash twice', '', '2021-06-05', 0, 0),"
                        + " (26, 'pqr1111', 99, 'No channel', '', '2021-06-05', 0, 0)");
        put("videos/ghi9012.mp4", Samples.video());
        put("videos/mno7890.mp4", "\u001aE\u00df\u00a3..B\u0082\u0084webm".getBytes(StandardCharsets.ISO_8859_1));
        put("videos/pqr1111.mp4", Samples.video());
        put("videos/zzz9999.mp4", Samples.video());
    }

    @Test
    void shouldImportValidRowsResumeAfterAKillAndServeThem() throws Exception {
        damageOriginal();
        List<String> before = state();

        MigrateProcess dry = migrate("--dry-run");
        assertThat(dry.waitForExit()).isEqualTo(1);
        assertThat(dry.output())
                .contains("Found:          7 accounts, 5 rows of details, 8 videos")
                .contains("Importable:     5 accounts, 2 rows of details, 2 videos")
                .containsPattern(
                        "1     accounts whose username an older account has, ignoring case\\s+ChannelID 13 'ALAN'")
                .containsPattern("1     accounts whose username cannot be used in a URL path.*\\s+ChannelID 16 'a/b'")
                .containsPattern("1     accounts without a username\\s+ChannelID 17 NULL")
                .containsPattern("1     accounts whose password is not a bcrypt hash.*\\s+ChannelID 14 'plain'")
                .containsPattern("3     accounts without details.*\\s+ChannelID 14 'plain'\\s+ChannelID 15 'lost'")
                .containsPattern("1     details without an account\\s+ChannelID 99")
                .containsPattern(
                        "1     details whose e-mail address an older account has, ignoring case\\s+ChannelID 14")
                .containsPattern("1     videos whose hash path is not.*\\s+VideoID 24 'BAD_HSH'")
                .containsPattern("1     videos whose hash path another video has\\s+VideoID 25 'abc1234'")
                .containsPattern("1     videos without a channel\\s+VideoID 26 'pqr1111' of ChannelID 99")
                .containsPattern("1     videos of an account that is not imported\\s+VideoID 21 'ghi9012'")
                .containsPattern("1     videos without a file.*\\s+VideoID 22 'jkl3456'")
                .containsPattern(
                        "1     videos whose file is not a playable MP4.*\\s+VideoID 23 'mno7890' 'No MP4' of 'Grace': it is WebM; may help: ffmpeg -i videos/mno7890.mp4 -c:v libx264")
                .containsPattern("1     details whose birth is not a date.*\\s+ChannelID 2")
                .containsPattern("1     videos whose day of upload is not a date.*\\s+VideoID 6")
                .containsPattern("1     videos without a PNG thumbnail.*\\s+VideoID 6 'def5678'")
                .containsPattern("1     pictures of channels that are not JPEG images.*\\s+c2.jpg")
                .containsPattern("1     files without a row.*\\s+'videos/zzz9999.mp4'")
                .doesNotContain("my secret", "@example.com");
        assertThat(query(target, "SHOW TABLES")).isEmpty();
        assertThat(data.resolve("videos")).doesNotExist();

        TestDatabase.migrated(target);
        MigrateProcess rejected = migrate();
        assertThat(rejected.waitForExit()).isEqualTo(1);
        assertThat(rejected.output()).contains("Nothing was imported. Fix the legacy data");
        assertThat(query(target, "SELECT * FROM Channels")).isEmpty();

        killBeforeTheRowsAreWritten(settings());
        assertThat(query(target, "SELECT * FROM Channels")).isEmpty();
        assertThat(data.resolve("videos/def5678.mp4")).hasBinaryContent(Samples.video());
        Path part = Files.write(data.resolve("incoming/of-a-kill.part"), JPEG);

        MigrateProcess resumed = migrate("--skip-broken");
        assertThat(resumed.waitForExit()).describedAs(resumed.output()).isZero();
        assertThat(part).doesNotExist();
        MigrateProcess third = migrate("--skip-broken");
        assertThat(third.waitForExit()).isZero();
        assertThat(third.output()).contains("The import is already complete", "5 accounts and 2 videos");
        assertThat(state()).isEqualTo(before);

        try (VireoProcess vireo = VireoProcess.start(data, settings())) {
            assertServesTheImport(vireo.client());
            MigrateProcess meanwhile = migrate("--skip-broken");
            assertThat(meanwhile.waitForExit()).isEqualTo(1);
            assertThat(meanwhile.output()).contains("is in use by a running Vireo");
        }
    }

    /** Blocks the import with a table lock after all files have been stored, and kills it there. */
    private void killBeforeTheRowsAreWritten(Map<String, String> settings) throws Exception {
        try (Connection holder = DriverManager.getConnection(
                        TestDatabase.url(""), TestDatabase.user(), TestDatabase.password());
                Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLES " + target + ".Channels READ");
            MigrateProcess killed = MigrateProcess.start(data, settings, arguments("--skip-broken"));
            String waiting = "SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = '" + target
                    + "' AND STATE LIKE 'Waiting for table%'";
            Await.until("the import to wait for the table", Duration.ofMinutes(2), () -> {
                assertThat(killed.isAlive()).describedAs(killed.output()).isTrue();
                return !query("", waiting).isEmpty();
            });
            killed.kill();
        }
    }

    private void assertServesTheImport(VireoClient client) throws Exception {
        String token = client.token("Grace");
        client.token("ALAN");
        client.token("lost");
        client.token("a/b");
        client.signIn("plain", "my secret").then().statusCode(402);
        assertThat(query(target, "SELECT Password FROM Channels WHERE Username = 'plain'"))
                .containsExactly("!");
        client.request()
                .get("/videos/all")
                .then()
                .body("response.title", equalTo(List.of("Häuser", "Machines")))
                .body("response.channel", equalTo(List.of("Grace", "alan")))
                .body("response.likes", equalTo(List.of(3, 0)))
                .body("response.dislikes", equalTo(List.of(4, 0)))
                .body("response.upload", equalTo(List.of("2021-06-05T00:00:00Z", "1970-01-01T00:00:00Z")));
        assertThat(client.request().get("/video/d/abc1234").asByteArray()).isEqualTo(Samples.video());
        assertThat(client.request().get("/thumbnails/abc1234").asByteArray()).isEqualTo(PNG);
        client.request().get("/thumbnails/def5678").then().statusCode(200).contentType("image/jpeg");
        assertThat(client.request().get("/channel/picture/grace").asByteArray()).isEqualTo(JPEG);
        client.request().get("/search/all/machines").then().body("response.thumbnail", hasItem("def5678"));
        client.request().get("/search/channel/grace").then().body("response[0].nb_count", equalTo(1));
        client.video("ghi9012").then().statusCode(404);
        assertThat(query(target, "SELECT Bytes, Width, Codec, `Like`, `Dislike` FROM Videos ORDER BY VideoID"))
                .containsExactly(Samples.video().length + "|320|avc1|3|4", Samples.video().length + "|320|avc1|0|0");
        client.published(token, "New");
        client.request().get("/videos/channel/Grace").then().body("response", hasSize(2));
        client.newAccount();
    }

    @Test
    void shouldLinkFilesAndRejectAUsedTargetOrTheOriginal() throws Exception {
        MigrateProcess itself = MigrateProcess.start(data, settings(original), arguments());
        assertThat(itself.waitForExit()).isEqualTo(1);
        assertThat(itself.output()).contains("vireo.db.url is the original database");

        MigrateProcess linking = migrate("--link");
        assertThat(linking.waitForExit()).describedAs(linking.output()).isZero();
        assertThat(Files.getAttribute(data.resolve("videos/abc1234.mp4"), "unix:ino"))
                .isEqualTo(Files.getAttribute(media.resolve("videos/abc1234.mp4"), "unix:ino"));
        assertThat(data.resolve("incoming")).isEmptyDirectory();

        execute(target, "DELETE FROM LegacyImports");
        MigrateProcess used = migrate();
        assertThat(used.waitForExit()).isEqualTo(1);
        assertThat(used.output()).contains("has been used already (there are rows in Channels)");
    }

    @Test
    void shouldImportIntoABucketAndResumeAfterAKill() throws Exception {
        try (ObjectStore objects = ObjectStore.start(directory.resolve("s3"))) {
            Map<String, String> settings = settings();
            settings.putAll(objects.environment());
            MigrateProcess linking = MigrateProcess.start(data, settings, arguments("--link"));
            assertThat(linking.waitForExit()).isEqualTo(1);
            assertThat(linking.output()).contains("--link requires a local media store");

            TestDatabase.migrated(target);
            killBeforeTheRowsAreWritten(settings);
            Object inode = Files.getAttribute(objects.file("site/videos/abc1234.mp4"), "unix:ino");
            Files.delete(objects.file("site/videos/def5678.mp4"));

            MigrateProcess resumed = MigrateProcess.start(data, settings, arguments());
            assertThat(resumed.waitForExit()).describedAs(resumed.output()).isZero();
            assertThat(resumed.output()).contains("files in the bucket vireo-media at http://127.0.0.1");
            assertThat(objects.objects())
                    .containsExactly(
                            "site/cpicture/c0.jpg",
                            "site/thumbnails/abc1234.png",
                            "site/thumbnails/def5678.jpg",
                            "site/videos/abc1234.mp4",
                            "site/videos/def5678.mp4");
            assertThat(objects.file("site/videos/def5678.mp4")).hasBinaryContent(Samples.video());
            assertThat(objects.file("site/thumbnails/abc1234.png")).hasBinaryContent(PNG);
            assertThat(Files.getAttribute(objects.file("site/videos/abc1234.mp4"), "unix:ino"))
                    .isEqualTo(inode);
            assertThat(query(target, "SELECT COUNT(*) FROM Videos WHERE Published = 1"))
                    .containsExactly("2");
            assertThat(data.resolve("videos")).doesNotExist();
        }
    }

    private MigrateProcess migrate(String... options) throws IOException {
        return MigrateProcess.start(data, settings(), arguments(options));
    }

    private List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--from",
                TestDatabase.url(original),
                "--user",
                String.valueOf(TestDatabase.user()),
                "--media",
                media.toString()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private Map<String, String> settings() {
        return settings(target);
    }

    private static Map<String, String> settings(String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("VIREO_DB_URL", TestDatabase.url(database));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        settings.put("VIREO_MIGRATE_PASSWORD", String.valueOf(TestDatabase.password()));
        return settings;
    }

    private void put(String file, byte[] content) throws IOException {
        Files.createDirectories(media.resolve(file).getParent());
        Files.write(media.resolve(file), content);
    }

    /** Returns a snapshot of the original: its tables, and its files with modification times. */
    private List<String> state() throws Exception {
        List<String> state = new ArrayList<>();
        for (String table : List.of("Channels", "ChannelDetails", "Videos")) {
            state.addAll(query(original, "SHOW CREATE TABLE " + table));
            state.addAll(query(original, "CHECKSUM TABLE " + table));
        }
        try (Stream<Path> files = Files.walk(media)) {
            for (Path file : files.sorted().toList()) {
                state.add(file + " " + Files.getLastModifiedTime(file) + " "
                        + (Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
        return state;
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = TestDatabase.existing(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the rows with their values joined by {@code |}. */
    private static List<String> query(String database, String query) throws SQLException {
        try (Connection connection = TestDatabase.existing(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
