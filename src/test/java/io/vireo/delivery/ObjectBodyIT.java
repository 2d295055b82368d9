package io.vireo.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.Bucket;
import io.vireo.media.BucketTest;
import io.vireo.media.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes from a bucket on their way to a viewer. */
class ObjectBodyIT extends BucketTest {
    private Bucket bucket;

    @BeforeEach
    void findBucket() {
        bucket = store.bucket().orElseThrow();
    }

    @Test
    void shouldGoOnWhereItWasWhenTheConnectionWasLetGo() throws IOException {
        byte[] video = random(3_000_000);
        StoredFile file = published(video);
        List<Piece> pieces =
                List.of(new Piece.Slice(10, 2_000_000), new Piece.Text("--between--"), new Piece.Slice(0, 5));
        ByteBuffer all = ByteBuffer.allocate(2_000_016);
        try (Body body = ObjectBody.open(bucket, file, pieces)) {
            while (body.remaining() > 0) {
                ByteBuffer chunk = ByteBuffer.allocate(300_001);
                body.read(chunk);
                body.rest();
                all.put(chunk.flip());
            }
        }
        assertThat(Arrays.copyOf(all.array(), 2_000_000)).isEqualTo(Arrays.copyOfRange(video, 10, 2_000_010));
        assertThat(new String(all.array(), 2_000_000, 11, US_ASCII)).isEqualTo("--between--");
        assertThat(Arrays.copyOfRange(all.array(), 2_000_011, 2_000_016)).isEqualTo(Arrays.copyOf(video, 5));
    }

    @Test
    void shouldNotMixTwoFilesOfOneName() throws IOException {
        StoredFile first = published(random(1000));
        published(random(1000));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> ObjectBody.open(bucket, first, List.of(new Piece.Slice(0, 1000))));
    }
}
