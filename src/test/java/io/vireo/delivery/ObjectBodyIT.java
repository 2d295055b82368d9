package io.vireo.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.ObjectStore;
import io.vireo.media.Bucket;
import io.vireo.media.Draft;
import io.vireo.media.MediaStore;
import io.vireo.media.StoreInBucket;
import io.vireo.media.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes from a bucket on their way to a viewer. */
class ObjectBodyIT {
    private static final String HASH = "abc1234";

    private static ObjectStore objects;

    @TempDir
    Path root;

    private MediaStore store;
    private Bucket bucket;

    @BeforeAll
    static void startObjects() throws Exception {
        objects = ObjectStore.start(Path.of(System.getProperty("vireo.it.directory"), "s3 " + UUID.randomUUID()));
    }

    @AfterAll
    static void stopObjects() throws InterruptedException {
        objects.close();
    }

    @BeforeEach
    void openStore() {
        store = StoreInBucket.open(root, objects.settings());
        bucket = store.bucket().orElseThrow();
    }

    @AfterEach
    void closeStore() {
        bucket.close();
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

    private StoredFile published(byte[] video) {
        try (Draft draft = StoreInBucket.draft(root, video)) {
            store.prepare(draft, HASH);
            store.publish(draft, HASH, new byte[] {1});
        }
        return store.video(HASH).orElseThrow();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
