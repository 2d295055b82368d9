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

/** Uploads in parts: by the official tus client, slow, and interrupted. */
class ResumedUploadIT extends UploadTest {
    @Test
    void shouldPublishAnUploadOfTheOfficialClient() throws IOException, ProtocolException {
        TusUploader uploader = client().createUpload(official());
        while (uploader.uploadChunk() > -1) {
            // uploads all chunks
        }
        uploader.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    @Test
    void shouldLetTheOfficialClientResumeAnInterruptedUpload() throws Exception {
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
            // uploads the remaining chunks
        }
        resumed.finish();
        assertThat(bytes(hash)).isEqualTo(VIDEO);
    }

    /** The server has not noticed that the first connection is dead when the client resumes. */
    @Test
    void shouldAbortARequestWhoseClientResumes() throws Exception {
        String upload = createdUpload(VIDEO.length);
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
    void shouldAcceptManyConcurrentUploads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(patch(createdUpload(VIDEO.length), 0, VIDEO.length, Arrays.copyOf(VIDEO, 1)));
            }
            append(createdUpload(VIDEO.length), 0, VIDEO).then().statusCode(204);
            assertThat(bytes(hash)).isEqualTo(VIDEO);
        } finally {
            for (Socket socket : slow) {
                socket.close();
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
