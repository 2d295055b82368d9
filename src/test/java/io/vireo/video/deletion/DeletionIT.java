package io.vireo.video.deletion;

import static io.vireo.Leftovers.awaitIndexed;
import static io.vireo.Leftovers.awaitStagedUpload;
import static io.vireo.Leftovers.columnsContaining;
import static io.vireo.Leftovers.filesOf;
import static io.vireo.TestImages.png;
import static io.vireo.VireoClient.PASSWORD;
import static io.vireo.VireoClient.newName;
import static io.vireo.VireoClient.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.Together;
import java.awt.Color;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deletion of videos and of accounts. */
class DeletionIT extends ServerTest {
    @Test
    void shouldDeleteAPublishedVideoWithItsFiles() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String kept = vireo.published(token, "kept");
        String hash = vireo.published(token, "deleted");

        vireo.deleteVideo(token, hash).then().statusCode(200).body("response", equalTo(""));

        vireo.video(hash).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400);
        vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(404);
        vireo.request().get("/videos/channel/{name}", name).then().body("response", hasSize(1));
        vireo.channel(name).then().body("response.nb_count", equalTo(1)).body("response.thumbnail", equalTo(kept));
        assertThat(filesOf(hash)).isEmpty();
        vireo.deleteVideo(token, hash).then().statusCode(404).body("response", equalTo("no-video"));
    }

    @Test
    void shouldDeleteAnAnnouncement() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.announced(token, "never filled");

        vireo.deleteVideo(token, hash).then().statusCode(200);

        vireo.upload(token, hash, Samples.video()).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.channel(name).then().body("response.nb_count", equalTo(0));
    }

    @Test
    void shouldLetOnlyTheOwnerDeleteAVideo() {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "mine");
        String otherToken = vireo.token(vireo.newAccount());

        vireo.deleteVideo(otherToken, hash).then().statusCode(403).body("response", equalTo("not-owner"));
        vireo.deleteVideo("", hash).then().statusCode(400).body("response", equalTo("token"));
        vireo.deleteVideo(otherToken, "aaaaaaa").then().statusCode(404).body("response", equalTo("no-video"));
        vireo.video(hash).then().statusCode(200);
    }

    @Test
    void shouldAbortAnUploadWhoseVideoIsDeleted() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.announced(token, "deleted while it is uploaded");
        byte[] video = Samples.video();
        try (Socket socket = new Socket(base().getHost(), base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /upload/v/" + hash + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + token
                            + "\r\nContent-Length: " + video.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(video, 0, video.length / 2);
            out.flush();
            awaitStagedUpload();

            vireo.deleteVideo(token, hash).then().statusCode(200);

            out.write(video, video.length / 2, video.length - video.length / 2);
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 404").contains("no-video");
        }
        assertThat(filesOf(hash)).isEmpty();
        assertThat(TestServer.data().resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldRecordUndeletableFilesForTheCleanup() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "in the way");
        Path obstacle = TestServer.data().resolve("thumbnails/" + hash + ".png/x");
        Files.createDirectories(obstacle);

        vireo.deleteVideo(token, hash).then().statusCode(200);

        vireo.video(hash).then().statusCode(404);
        assertThat(Rows.select("SELECT PathHash FROM PendingFileDeletions WHERE PathHash = ?", hash))
                .containsExactly(hash);
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
    }

    @Test
    void shouldCountExactlyDuringConcurrentPublicationsAndDeletions() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String published = vireo.published(token, "goes");
            String announced = vireo.announced(token, "comes");
            String both = vireo.announced(token, "comes or goes");
            calls.add(() -> vireo.deleteVideo(token, published));
            calls.add(() -> vireo.deleteVideo(token, published));
            calls.add(() -> vireo.upload(token, announced, Samples.video()));
            calls.add(() -> vireo.upload(token, both, Samples.video()));
            calls.add(() -> vireo.deleteVideo(token, both));
        }

        List<Response> answers = Together.call(calls);

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 404);
        int listed = vireo.list("/videos/channel/{name}", name).size();
        assertThat(listed).isGreaterThanOrEqualTo(4);
        vireo.channel(name).then().body("response.nb_count", equalTo(listed));
    }

    @Test
    void shouldDeleteAnAccountWithAllItsData() throws Exception {
        Map<String, Object> person = person(newName());
        String name = String.valueOf(person.get("username"));
        person.put("fname", "Fn" + name.substring(0, 12));
        person.put("lname", "Ln" + name.substring(0, 12));
        vireo.signUp(person).then().statusCode(200);
        vireo.signIn(name, "a wrong password").then().statusCode(402);
        String token = vireo.token(name);
        String other = vireo.token(name);
        String hash = vireo.published(token, "gone with it");
        String announced = vireo.announced(token, "announced");
        vireo.setPicture(token, png(Color.RED, 20, 20)).then().statusCode(200);
        String id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                .get(0);
        awaitIndexed(name);

        vireo.deleteAccount(token, name, PASSWORD).then().statusCode(200).body("response", equalTo(""));

        vireo.channel(name).then().statusCode(404).body("response", equalTo("channel"));
        vireo.video(hash).then().statusCode(404);
        vireo.request().get("/channel/picture/{name}", name).then().statusCode(404);
        for (String revoked : List.of(token, other)) {
            vireo.announce(revoked, "x", "").then().statusCode(400).body("response", equalTo("bad-token"));
            vireo.upload(revoked, announced, Samples.video()).then().statusCode(400);
        }
        vireo.signIn(name, PASSWORD).then().statusCode(402).body("response.try-left", equalTo(4));
        assertThat(filesOf(hash)).isEmpty();
        assertThat(filesOf("c" + id)).isEmpty();
        Rows.change("DELETE FROM LoginAttempts WHERE Username = ?", name);
        for (String field : List.of("username", "email", "fname", "lname")) {
            assertThat(columnsContaining(String.valueOf(person.get(field))))
                    .as(field)
                    .isEmpty();
        }
    }

    @Test
    void shouldRequireOwnerAndPasswordToDeleteAnAccount() {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String otherToken = vireo.token(vireo.newAccount());

        vireo.deleteAccount(otherToken, name, PASSWORD).then().statusCode(403).body("response", equalTo("not-owner"));
        vireo.deleteAccount(otherToken, newName(), PASSWORD).then().statusCode(404);
        vireo.deleteAccount("", name, PASSWORD).then().statusCode(400);
        vireo.deleteAccount(token, name, 5).then().statusCode(400).body("response.invalid-field", equalTo("password"));
        for (int left = 4; left >= 0; left--) {
            vireo.deleteAccount(token, name, "a wrong password")
                    .then()
                    .statusCode(402)
                    .body("response.try-left", equalTo(left));
        }
        vireo.deleteAccount(token, name, PASSWORD).then().statusCode(403);
        vireo.signIn(name, PASSWORD).then().statusCode(403);
        vireo.channel(name).then().statusCode(200);
    }

    @Test
    void shouldReserveTheUsernameOfADeletedAccountAndFreeItsEmail() throws Exception {
        Map<String, Object> person = person(newName());
        String name = String.valueOf(person.get("username"));
        vireo.signUp(person).then().statusCode(200);
        String id = Rows.select("SELECT ChannelID FROM Channels WHERE Username = ?", name)
                .get(0);
        vireo.deleteAccount(vireo.token(name), name, PASSWORD).then().statusCode(200);

        person.put("username", name.toUpperCase(Locale.ROOT));
        vireo.signUp(person).then().statusCode(400).body("response", equalTo("username"));
        person.put("username", newName());
        vireo.signUp(person).then().statusCode(200);

        Rows.change("UPDATE DeletedChannels SET DeletedAt = 0 WHERE ChannelID = ?", id);
        vireo.signUp(person(name)).then().statusCode(200);
    }

    @Test
    void shouldDeleteAnAccountOnceOnConcurrentRequests() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);

        List<Response> answers = Together.call(4, () -> vireo.deleteAccount(token, name, PASSWORD));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .isSubsetOf(200, 400, 402, 404);
        vireo.channel(name).then().statusCode(404);
    }

    @Test
    void shouldAbortUploadsOfADeletedAccount() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        List<Callable<Response>> calls = new ArrayList<>();
        List<String> hashes = IntStream.range(0, 4)
                .mapToObj(i -> vireo.announced(token, "late"))
                .toList();
        for (String hash : hashes) {
            calls.add(() -> vireo.upload(token, hash, Samples.video()));
            calls.add(() -> vireo.announce(token, "later", ""));
        }
        calls.add(() -> vireo.deleteAccount(token, name, PASSWORD));

        List<Response> answers = Together.call(calls);

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 400, 404);
        vireo.channel(name).then().statusCode(404);
        for (String hash : hashes) {
            vireo.video(hash).then().statusCode(404);
            assertThat(filesOf(hash)).isEmpty();
        }
    }
}
