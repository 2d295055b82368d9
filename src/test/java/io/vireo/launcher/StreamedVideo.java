package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Samples;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** A video with a stream, captions, chapters and a storyboard. */
record StreamedVideo(VireoClient owner, String token, String hash) {
    private static final String CAPTION = "1\n00:00:01,000 --> 00:00:02,000\nGrüße\n";

    /** Uploads it, and waits until the storyboard is made. */
    static StreamedVideo publish(VireoClient owner, String token) throws Exception {
        StreamedVideo video = new StreamedVideo(owner, token, owner.announced(token, "Streamed"));
        owner.upload(token, video.hash, Samples.bytes("chapters.mp4")).then().statusCode(200);
        video.putCaption(owner).then().statusCode(200);
        video.awaitStoryboard(owner);
        return video;
    }

    Response putCaption(VireoClient client) {
        return client.request()
                .header("Authorization", token)
                .contentType("application/x-subrip")
                .body(CAPTION.getBytes(UTF_8))
                .put("/captions/{hash}/en", hash);
    }

    void awaitStoryboard(VireoClient client) throws Exception {
        Await.until(
                "the storyboard",
                () -> client.request().get("/storyboards/{hash}", hash).statusCode() == 200);
    }

    /** The paths of all that is sent to players, besides the file itself. */
    List<String> paths() {
        String stream = "/video/h/" + hash;
        return List.of(
                stream + "/master.m3u8",
                stream + "/m.m3u8",
                stream + "/manifest.mpd",
                stream + "/m/init.mp4",
                stream + "/m/1.m4s",
                stream + "/m/2.m4s",
                stream + "/v/1.m4s",
                stream + "/a/1.m4s",
                stream + "/s/en.m3u8",
                "/captions/" + hash + "/en",
                "/chapters/" + hash,
                "/storyboards/" + hash,
                sheet());
    }

    String sheet() {
        return "/storyboards/" + hash + "/1.jpg";
    }

    /** Another node answers with the same bytes and the same tag, also in ranges and under conditions. */
    void assertSameOn(VireoClient other) {
        for (String path : paths()) {
            Response own = owner.request().get(path);
            own.then().statusCode(200);
            Response same = other.request().get(path);
            same.then().statusCode(200);
            assertThat(same.asByteArray()).as(path).isEqualTo(own.asByteArray());
            byte[] part = other.request()
                    .header("Range", "bytes=5-99")
                    .get(path)
                    .then()
                    .statusCode(206)
                    .extract()
                    .asByteArray();
            assertThat(part)
                    .as(path)
                    .isEqualTo(Arrays.copyOfRange(own.asByteArray(), 5, Math.min(100, own.asByteArray().length)));
            other.request()
                    .header("If-None-Match", own.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304);
        }
    }

    /** Deletes the video on a node while segments are played on others: each answer is the whole segment, or says that it is gone. */
    void deleteWhilePlaying(VireoClient deleting, List<VireoClient> playing) throws Exception {
        String path = "/video/h/" + hash + "/m/1.m4s";
        byte[] segment = owner.request().get(path).asByteArray();
        List<Callable<Integer>> tasks = new java.util.ArrayList<>();
        tasks.add(() -> deleting.deleteVideo(token, hash).statusCode());
        playing.forEach(client -> tasks.add(() -> play(client, path, segment)));
        assertThat(Together.call(tasks).get(0)).isEqualTo(200);
        assertGoneOn(playing);
    }

    void assertGoneOn(List<VireoClient> nodes) {
        for (String each : paths()) {
            for (VireoClient client : nodes) {
                client.request().get(each).then().statusCode(404).body("response", equalTo("no-video"));
            }
        }
    }

    /** Plays until the video is gone; returns how often. */
    private static int play(VireoClient client, String path, byte[] segment) throws Exception {
        int[] played = {0};
        Await.until("the deletion", () -> {
            Response answer = client.request().get(path);
            if (answer.statusCode() == 200) {
                assertThat(answer.asByteArray()).isEqualTo(segment);
                played[0]++;
                return false;
            }
            assertThat(answer.statusCode()).isEqualTo(404);
            return true;
        });
        return played[0];
    }
}
