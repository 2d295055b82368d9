package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.RawConnection;
import io.vireo.Samples;
import io.vireo.VireoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A node that is killed while it makes a storyboard, receives captions and receives a file that it converts. */
final class StoryboardKill {
    /** Each picture takes a process of its own, so that the kill meets the job. The lease of the dead node ends soon. */
    static final Map<String, String> SETTINGS = Map.of(
            "VIREO_STORYBOARD_ENABLED", "true", "VIREO_MEDIA_WORKERS_MAX_FRAMES", "1", "VIREO_JOBS_LEASE", "PT2S");

    private StoryboardKill() {}

    /** Publishes a video, kills the node in the middle of the three, and returns the video. */
    static StreamedVideo duringTheWork(VireoProcess vireo, String token) throws Exception {
        VireoClient client = vireo.client();
        byte[] file = Samples.bytes("aac.mkv");
        String converted = client.announced(token, "Converted");
        StreamedVideo video = new StreamedVideo(client, token, client.announced(token, "Half a storyboard"));
        client.upload(token, video.hash(), Samples.bytes("chapters.mp4")).then().statusCode(200);
        try (HalfUpload upload = HalfUpload.begin(vireo, token, converted, file);
                RawConnection caption = new RawConnection(vireo.base())) {
            caption.send("PUT /captions/" + video.hash() + "/en HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token
                    + "\r\nContent-Length: 1000\r\n\r\n1\n00:00:01,000 --> 00:00:02,000\nHa");
            Await.until("a worker of the job", () -> workers(vireo).findAny().isPresent());
            ProcessHandle worker = workers(vireo).findAny().orElseThrow();
            new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid()))
                    .start()
                    .waitFor();
            vireo.kill();
            worker.destroyForcibly();
        }
        return video;
    }

    private static Stream<ProcessHandle> workers(VireoProcess vireo) {
        return vireo.processes().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("FrameWorker"));
    }

    /** The restarted node makes the storyboard; nothing of the captions has arrived. */
    static void assertDoneAgain(StreamedVideo video, VireoClient client, Path data) throws Exception {
        client.request()
                .get("/captions/{hash}", video.hash())
                .then()
                .statusCode(200)
                .body("response", empty());
        video.putCaption(client).then().statusCode(200);
        client.request().get("/captions/{hash}", video.hash()).then().body("response", hasSize(1));
        video.awaitStoryboard(client);
        Response sheet = client.request().get(video.sheet());
        sheet.then().statusCode(200);
        try (Stream<Path> files = Files.walk(data.resolve("storyboards"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isEqualTo(List.of(data.resolve("storyboards/" + video.hash() + "/1.jpg")));
        }
        assertThat(sheet.asByteArray())
                .isEqualTo(Files.readAllBytes(data.resolve("storyboards/" + video.hash() + "/1.jpg")));
    }
}
