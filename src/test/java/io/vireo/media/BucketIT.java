package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.ObjectStore;
import io.vireo.TestDirectory;
import io.vireo.http.Unavailable;
import io.vireo.platform.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of media in a bucket. */
class BucketIT {
    private static final String HASH = "abc1234";
    private static final byte[] IMAGE = {1, 2, 3};

    private static ObjectStore objects;

    @TempDir
    Path root;

    private MediaStore store;

    @BeforeAll
    static void startObjects(@TestDirectory Path directory) throws Exception {
        objects = ObjectStore.start(directory);
    }

    @AfterAll
    static void stopObjects() throws InterruptedException {
        objects.close();
    }

    @BeforeEach
    void makeStore() {
        store = store(Map.of());
    }

    @AfterEach
    void removeAll() {
        store.remove(HASH);
        store.close();
    }

    private MediaStore store(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(objects.settings());
        values.putAll(changes);
        return StoreInBucket.open(root, values);
    }

    @Test
    void shouldShowAVideoWhenItIsPublishedAndNotBefore() throws IOException {
        byte[] video = random(40_000_000); // three parts
        try (Draft draft = draft(video)) {
            store.prepare(draft, HASH);
            assertThat(store.video(HASH)).isEmpty();
            store.publish(draft, HASH, IMAGE);
        }
        StoredFile found = store.video(HASH).orElseThrow();
        assertThat(found.length()).isEqualTo(video.length);
        assertThat(found.mediaType()).isEqualTo("video/mp4");
        assertThat(found.etag()).startsWith("\"").endsWith("\"");
        assertThat(store.<Boolean>onDisk(found, file -> Arrays.equals(Files.readAllBytes(file), video)))
                .isTrue();
        assertThat(store.thumbnail(HASH).orElseThrow().length()).isEqualTo(IMAGE.length);
        assertThat(root.resolve("incoming")).isEmptyDirectory();
        assertThat(root.resolve("sending")).isEmptyDirectory();
        assertThat(objects.objects()).containsExactly("site/thumbnails/abc1234.jpg", "site/videos/abc1234.mp4");

        store.remove(HASH);
        assertThat(objects.objects()).isEmpty();
        assertThat(store.video(HASH)).isEmpty();
    }

    @Test
    void shouldLeaveNothingOfADraftThatIsClosedUnpublished() throws IOException {
        try (Draft draft = draft(random(100))) {
            store.prepare(draft, HASH);
        }
        assertThat(objects.objects()).isEmpty();
        assertThat(store.sweepPrepared(Instant.MAX)).isZero();
    }

    @Test
    void shouldGiveUpAtTheNextStartWhatAKilledNodeWasSending() throws IOException {
        Instant old = Instant.now().minusSeconds(60);
        try (OtherNode sending = OtherNode.sending(root, objects.settings())) {
            assertThat(store.sweepPrepared(old)).isZero();
            assertThat(objects.objects()).isNotEmpty();
        }
        assertThat(store.sweepPrepared(old)).isOne();
        assertThat(new Drafts(new MediaSettings(root, 0)).sweep()).isOne();
        assertThat(objects.objects()).isEmpty();
        assertThat(root.resolve("sending")).isEmptyDirectory();
        assertThat(store.sweepPrepared(old)).isZero();
    }

    /** The age alone tells: the other node may be alive. */
    @Test
    void shouldSweepWhatADeadNodeHadPrepared() throws IOException {
        Draft lost = draft(random(100));
        store.prepare(lost, HASH);
        assertThat(store.sweepPrepared(Instant.now().minusSeconds(60))).isZero();
        assertThat(store.sweepPrepared(Instant.now().plusSeconds(60))).isOne();
        assertThat(objects.objects()).isEmpty();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> store.publish(lost, HASH, IMAGE));
        lost.close();
        assertThat(store.thumbnail(HASH)).isEmpty();
    }

    @Test
    void shouldKeepFramesToChooseFromForAWhile() throws IOException {
        store.propose(HASH, List.of(IMAGE, new byte[] {4}));
        store.propose(HASH, List.of(new byte[] {5}));
        try (Draft draft = draft(random(100))) {
            store.prepare(draft, HASH);
            store.publish(draft, HASH, IMAGE);
        }
        assertThat(store.choices(HASH)).isEqualTo(2);
        assertThat(store.choice(HASH, 1).orElseThrow().length()).isEqualTo(IMAGE.length);
        store.sweepChoices(Instant.now().minusSeconds(60));
        assertThat(store.choices(HASH)).isEqualTo(2);
        store.sweepChoices(Instant.now().plusSeconds(60));
        assertThat(store.choices(HASH)).isZero();
    }

    @Test
    void shouldTellWhichSettingIsWrong() {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.bucket", "another")))
                .withMessageContaining("vireo.media.s3.bucket");
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.secret-key", "wrong")))
                .withMessageContaining("vireo.media.s3.access-key");
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.secret-key", "")))
                .withMessageContaining("vireo.media.s3.secret-key");
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.endpoint", "s3.example.org")))
                .withMessageContaining("vireo.media.s3.endpoint");
    }

    private Draft draft(byte[] content) {
        return StoreInBucket.draft(root, content);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
