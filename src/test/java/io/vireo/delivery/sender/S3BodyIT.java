package io.vireo.delivery.sender;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.delivery.Body;
import io.vireo.delivery.BodySegment;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.S3StorageTest;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads video files from a bucket. */
class S3BodyIT extends S3StorageTest {
    private S3Storage storage;

    @BeforeEach
    void findBucket() {
        storage = store.bucket().orElseThrow();
    }

    @Test
    void shouldResumeAfterTheConnectionWasReleased() throws IOException {
        byte[] video = random(3_000_000);
        StoredFile file = published(video);
        List<BodySegment> segments = List.of(
                new BodySegment.Slice(10, 2_000_000),
                BodySegment.Memory.of("--between--"),
                new BodySegment.Slice(0, 5));
        ByteBuffer all = ByteBuffer.allocate(2_000_016);
        try (Body body = S3Body.open(storage, file, segments)) {
            while (body.remaining() > 0) {
                ByteBuffer chunk = ByteBuffer.allocate(300_001);
                body.read(chunk);
                body.releaseIdle();
                all.put(chunk.flip());
            }
        }
        assertThat(Arrays.copyOf(all.array(), 2_000_000)).isEqualTo(Arrays.copyOfRange(video, 10, 2_000_010));
        assertThat(new String(all.array(), 2_000_000, 11, US_ASCII)).isEqualTo("--between--");
        assertThat(Arrays.copyOfRange(all.array(), 2_000_011, 2_000_016)).isEqualTo(Arrays.copyOf(video, 5));
    }

    @Test
    void shouldRejectAReplacedObject() throws IOException {
        StoredFile first = published(random(1000));
        published(random(1000));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> S3Body.open(storage, first, List.of(new BodySegment.Slice(0, 1000))));
    }
}
