package io.vireo.launcher;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.vireo.Samples;
import io.vireo.StrangeFiles;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code vireo.jar} with its embedded database, after a kill and a restart, and with a database of the original service. */
class UberjarIT {
    /** A bcrypt hash of "correct horse" with the version and cost of the original service. */
    private static final String ORIGINAL_HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    @TestDirectory
    Path data;

    @Test
    void shouldKeepAllDataAfterAKillAndARestart() throws Exception {
        String name;
        String token;
        String video;
        String announced;
        String halfway;
        TusUpload upload;
        TusUpload published;
        VireoClient attacker;
        StreamedVideo streamed;
        try (VireoProcess vireo = VireoProcess.start(data, StoryboardKill.SETTINGS)) {
            VireoClient client = vireo.client();
            name = client.newAccount();
            token = client.token(name);
            video = client.published(token, "Kept");
            announced = client.announced(token, "Waiting");
            halfway = client.announced(token, "Halfway");
            upload = TusUpload.begin(client, token, halfway, Samples.video().length);
            published = TusUpload.begin(client, token, client.announced(token, "Whole"), Samples.video().length);
            published.send(0, Samples.video()).then().statusCode(204);
            attacker = vireo.client();
            for (int i = 0; i < 5; i++) {
                attacker.signIn(name, "wrong password").then().statusCode(402);
            }
            streamed = StoryboardKill.duringTheWork(vireo, token);
        }
        // as if the process had been killed after moving the files and before committing the row
        put("thumbnails/" + halfway + ".jpg", new byte[] {1});
        put("videos/" + halfway + ".mp4", Samples.video());
        put("segments/" + halfway + ".seg", new byte[] {1});
        // … and after committing the row and before updating the upload's info file
        Path info = data.resolve("resumable/" + published.id() + ".info");
        Files.writeString(info, Files.readString(info).replace("finished=true", "finished=false"));
        put("resumable/" + published.id() + ".part", Samples.video());
        put("resumable/" + UUID.randomUUID() + ".info", Files.readAllBytes(info));
        put("mail/.unfinished.eml.1", new byte[] {1});
        StrangeFiles.putInto(data);

        try (VireoProcess vireo = VireoProcess.start(data, StoryboardKill.SETTINGS)) {
            VireoClient client = vireo.client();
            client.request().get("/thumbnails/{hash}", halfway).then().statusCode(404);
            assertThat(data.resolve("videos/" + halfway + ".mp4")).doesNotExist();
            assertThat(data.resolve("segments/" + halfway + ".seg")).doesNotExist();
            upload.with(client).send(0, Samples.video()).then().statusCode(204);
            client.video(halfway).then().statusCode(200);
            client.signIn(name, PASSWORD).then().statusCode(200);
            client.video(video).then().statusCode(200).body("response.title", equalTo("Kept"));
            assertThat(client.request().get("/video/d/{hash}", video).asByteArray())
                    .isEqualTo(Samples.video());
            assertThat(published.with(client).offset()).isEqualTo(Samples.video().length);
            assertThat(files("resumable")
                            .map(Path::toString)
                            .filter(file -> !file.contains(upload.id()) && !StrangeFiles.isOne(file)))
                    .containsExactly(info.toString());
            assertThat(data.resolve("mail/.unfinished.eml.1")).doesNotExist();
            client.upload(token, announced, Samples.video()).then().statusCode(200);
            attacker.at(vireo.base()).signIn(name, PASSWORD).then().statusCode(403);
            StoryboardKill.assertDoneAgain(streamed, client, data);
            assertThat(files("incoming").map(Path::toString).filter(file -> !StrangeFiles.isOne(file)))
                    .isEmpty();
            StrangeFiles.assertKept(data);
            assertThat(vireo.log())
                    .contains("Vireo is ready at http://localhost:" + vireo.port())
                    .doesNotContain("Error");
        }
    }

    @Test
    void shouldMigrateAnOriginalDatabaseWithItsFiles() throws Exception {
        String database = "original_" + UUID.randomUUID().toString().replace("-", "");
        createOriginal(database);
        put("videos/abc1234.mp4", Samples.video());
        put("thumbnails/abc1234.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        put("cpicture/c7.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        try (VireoProcess vireo = VireoProcess.start(data, database(database))) {
            VireoClient client = vireo.client();
            String token = client.token("Grace");
            client.request()
                    .get("/videos/all")
                    .then()
                    .body("response", hasSize(1))
                    .body("response[0].channel", equalTo("Grace"))
                    .body("response[0].title", equalTo("Häuser"))
                    .body("response[0].upload", equalTo("2021-06-05T00:00:00Z"));
            assertThat(client.request().get("/video/d/abc1234").asByteArray()).isEqualTo(Samples.video());
            client.request().get("/thumbnails/abc1234").then().statusCode(200).contentType("image/png");
            client.request()
                    .get("/channel/picture/grace")
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg");
            client.request().get("/search/channel/grace").then().body("response[0].nb_count", equalTo(1));
            client.published(token, "New");
            client.request()
                    .get("/videos/channel/GRACE")
                    .then()
                    .body("response.title", equalTo(List.of("New", "Häuser")));
        }
    }

    @Test
    void shouldFailToStartWithAnInvalidSetting() throws Exception {
        VireoProcess vireo = VireoProcess.launch(data, Map.of("VIREO_SIGN_IN_REJECTED_STATUS", "my secret"));

        assertThat(vireo.waitForExit()).isNotZero();
        assertThat(vireo.log())
                .contains("The setting vireo.sign-in.rejected-status must be a whole number from 401 to 402")
                .doesNotContain("my secret");
    }

    @Test
    void shouldFailToStartWithoutTheConfiguredSettingsFile() throws Exception {
        VireoProcess vireo = VireoProcess.launch(data, Map.of("VIREO_CONFIG", "/nowhere/vireo.properties"));

        assertThat(vireo.waitForExit()).isNotZero();
        assertThat(vireo.log()).contains("the file of settings /nowhere/vireo.properties cannot be read");
    }

    @Test
    void shouldPrintCommandsAndSettingsWithoutCreatingAnything() throws Exception {
        Path unused = data.resolve("unused");
        VireoProcess vireo =
                VireoProcess.launch(data, Map.of("VIREO_DATA", unused.toString()), List.of(), List.of("--help"));

        assertThat(vireo.waitForExit()).isZero();
        assertThat(vireo.log())
                .contains("vireo.jar migrate", "--sslPort", "vireo.token.lifetime=PT3H", "# Lifetime of a token")
                .doesNotContain("Vireo is starting");
        assertThat(unused).doesNotExist();
    }

    private Stream<Path> files(String directory) throws IOException {
        return Files.list(data.resolve(directory));
    }

    private void put(String file, byte[] content) throws IOException {
        Files.createDirectories(data.resolve(file).getParent());
        Files.write(data.resolve(file), content);
    }

    private static Map<String, String> database(String name) {
        return Map.of(
                "VIREO_DB_URL", TestDatabase.url(name),
                "VIREO_DB_USER", String.valueOf(TestDatabase.user()),
                "VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
    }

    private static void createOriginal(String database) throws Exception {
        try (Connection connection = TestDatabase.empty(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE Channels (ChannelID INT PRIMARY KEY, Username VARCHAR(25), Password VARCHAR(60))");
            statement.execute(
                    "CREATE TABLE ChannelDetails (ChannelID INT, Fname VARCHAR(25), Mname VARCHAR(25), Lname VARCHAR(25),"
                            + " Email VARCHAR(100) PRIMARY KEY, Birth DATE, FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID))");
            statement.execute(
                    "CREATE TABLE Videos (VideoID INT PRIMARY KEY, PathHash VARCHAR(7), ChannelID INT, Title VARCHAR(255),"
                            + " Description MEDIUMTEXT, Upload DATE, `Like` INT, `Dislike` INT,"
                            + " FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID))");
            statement.execute("INSERT INTO Channels VALUES (7, 'Grace', '" + ORIGINAL_HASH + "')");
            statement.execute(
                    "INSERT INTO ChannelDetails VALUES (7, 'Grace', NULL, 'Hopper', 'grace@example.com', '1906-12-09')");
            statement.execute("INSERT INTO Videos VALUES (3, 'abc1234', 7, 'Häuser', NULL, '2021-06-05', NULL, NULL)");
        }
    }
}
