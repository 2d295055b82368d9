package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.staging.OtherNode;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.S3StorageTest;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.config.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Media storage in an S3 bucket. */
class S3StorageIT extends S3StorageTest {
    @Test
    void shouldExposeAVideoOnlyAfterItsPublication() throws IOException {
        byte[] video = random(40_000_000); // three parts
        try (StagedFile stagedFile = staged(video)) {
            store.prepare(stagedFile, HASH);
            assertThat(store.video(HASH)).isEmpty();
            store.publish(stagedFile, HASH, IMAGE);
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
    void shouldDeleteThePreparedObjectsOfAnUnpublishedStagedFile() throws IOException {
        try (StagedFile stagedFile = staged(random(100))) {
            store.prepare(stagedFile, HASH);
        }
        assertThat(objects.objects()).isEmpty();
        assertThat(store.discardPrepared(Instant.MAX)).isZero();
    }

    @Test
    void shouldAbortTheUploadsOfAKilledNode() throws IOException {
        Instant old = Instant.now().minusSeconds(60);
        try (OtherNode sending = OtherNode.sending(root, objects.settings())) {
            assertThat(store.discardPrepared(old)).isZero();
            assertThat(objects.objects()).isNotEmpty();
        }
        assertThat(store.discardPrepared(old)).isOne();
        assertThat(new StagingArea(new MediaSettings(root, 0)).removeOrphaned()).isOne();
        assertThat(objects.objects()).isEmpty();
        assertThat(root.resolve("sending")).isEmptyDirectory();
        assertThat(store.discardPrepared(old)).isZero();
    }

    /** Only the age decides, because the other node may be alive. */
    @Test
    void shouldDiscardThePreparedObjectsOfADeadNode() throws IOException {
        StagedFile lost = staged(random(100));
        store.prepare(lost, HASH);
        assertThat(store.discardPrepared(Instant.now().minusSeconds(60))).isZero();
        assertThat(store.discardPrepared(Instant.now().plusSeconds(60))).isOne();
        assertThat(objects.objects()).isEmpty();
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> store.publish(lost, HASH, IMAGE));
        lost.close();
        assertThat(store.thumbnail(HASH)).isEmpty();
    }

    @Test
    void shouldKeepThumbnailCandidatesUntilTheyExpire() throws IOException {
        ThumbnailCandidates candidates = new ThumbnailCandidates(store);
        candidates.put(HASH, List.of(IMAGE, new byte[] {4}));
        candidates.put(HASH, List.of(new byte[] {5}));
        published(random(100));
        assertThat(candidates.count(HASH)).isEqualTo(2);
        assertThat(candidates.find(HASH, 1).orElseThrow().length()).isEqualTo(IMAGE.length);
        candidates.removeOlderThan(Instant.now().minusSeconds(60));
        assertThat(candidates.count(HASH)).isEqualTo(2);
        candidates.removeOlderThan(Instant.now().plusSeconds(60));
        assertThat(candidates.count(HASH)).isZero();
    }

    @Test
    void shouldNameTheInvalidSetting() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.bucket", "another")))
                .withMessageContaining("vireo.media.s3.bucket");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.secret-key", "wrong")))
                .withMessageContaining("vireo.media.s3.access-key");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.secret-key", "")))
                .withMessageContaining("vireo.media.s3.secret-key");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> store(Map.of("vireo.media.s3.endpoint", "s3.example.org")))
                .withMessageContaining("vireo.media.s3.endpoint");
    }
}
