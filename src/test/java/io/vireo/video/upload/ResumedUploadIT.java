package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How bytes come to the server in parts: by the official client of tus, slowly, and broken off. */
class ResumedUploadIT extends UploadTest {
    @Test
    void shouldPublishWhatTheOfficialClientSends() throws IOException, ProtocolException {
        TusUploader uploader = client().createUpload(official());
        while (uploader.uploadChunk() > -1) {
            // all of it
        }
        uploader.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldLetTheOfficialClientResumeWhereItBrokeOff() throws Exception {
        TusClient client = client();
        client.enableResuming(new TusURLMemoryStore());
        TusUploader broken = client.createUpload(official());
        String location = broken.getUploadURL().getPath();
        try (Socket dead = patch(location, 0, VIDEO.length, Arrays.copyOf(VIDEO, HALF))) {
            awaitOffset(location, HALF);
        }
        TusUploader resumed = client.resumeUpload(official());
        assertThat(resumed.getOffset()).isEqualTo(HALF);
        while (resumed.uploadChunk() > -1) {
            // the rest
        }
        resumed.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    /** The server has not noticed that the first connection is dead when the client comes back. */
    @Test
    void shouldGiveUpARequestWhoseClientComesBack() throws Exception {
        String upload = begun(VIDEO.length);
        try (Socket dead = patch(upload, 0, VIDEO.length, Arrays.copyOf(VIDEO, HALF))) {
            awaitOffset(upload, HALF);
            append(upload, HALF, Arrays.copyOfRange(VIDEO, HALF, VIDEO.length))
                    .then()
                    .statusCode(204)
                    .header("Upload-Offset", String.valueOf(VIDEO.length));
            assertThat(new String(dead.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 408");
        }
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldTakeManyAtOnce() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(patch(begun(VIDEO.length), 0, VIDEO.length, Arrays.copyOf(VIDEO, 1)));
            }
            append(begun(VIDEO.length), 0, VIDEO).then().statusCode(204);
            assertThat(bytes(hash)).isEqualTo(VIDEO);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private TusClient client() throws IOException {
        TusClient client = new TusClient();
        client.setUploadCreationURL(base().resolve("/files").toURL());
        client.setHeaders(Map.of("Authorization", token));
        return client;
    }

    private TusUpload official() {
        TusUpload upload = new TusUpload();
        upload.setSize(VIDEO.length);
        upload.setInputStream(new ByteArrayInputStream(VIDEO));
        upload.setMetadata(Map.of("hashpath", hash));
        upload.setFingerprint(hash);
        return upload;
    }
}
