package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.WithBothConnectors;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads in a single request, also slow ones. */
@WithBothConnectors
class PlainUploadIT extends UploadTest {
    @Test
    void shouldServeAFileWithMoovInFrontUnchanged() {
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldMoveMoovBeforeMdat() {
        byte[] slow = Samples.bytes("moov-last.mp4");
        vireo.upload(token, hash, slow).then().statusCode(200);
        String fast = new String(bytes(hash), ISO_8859_1);
        assertThat(fast).hasSize(slow.length);
        assertThat(fast.indexOf("moov")).isBetween(0, fast.indexOf("mdat"));
    }

    @Test
    void shouldAbortAnIdleUpload() throws IOException {
        try (Socket idle = send("POST /upload/v/" + hash, VIDEO.length, "", Arrays.copyOf(VIDEO, HALF))) {
            // the server closes the connection after the response
            String answer = new String(idle.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("{\"response\":\"timeout\"");
        }
        vireo.upload(token, hash, VIDEO).then().statusCode(200);
    }

    @Test
    void shouldServeOtherRequestsDuringManySlowUploads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(send("POST /upload/v/" + hash, VIDEO.length, "", Arrays.copyOf(VIDEO, 1)));
            }
            vireo.upload(token, hash, VIDEO).then().statusCode(200);
            vireo.video(hash).then().statusCode(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
