package io.vireo.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStoreTest {
    private static final String HASH = "abc1234";
    private static final byte[] IMAGE = {1, 2, 3};

    @TempDir
    Path root;

    private MediaStore store;
    private StagingArea stagingArea;

    @BeforeEach
    void createStore() {
        MediaSettings settings = new MediaSettings(root.resolve("data"), 0);
        store = new MediaStore(settings);
        stagingArea = new StagingArea(settings);
        store.makeDirectories();
    }

    @Test
    void shouldPublishAStagedFileWithItsThumbnail() throws IOException {
        try (StagedFile stagedFile = staged("video")) {
            store.publish(stagedFile, HASH, IMAGE);
        }
        StoredFile video = store.video(HASH).orElseThrow();
        assertThat(video.path()).hasContent("video").hasFileName(HASH + ".mp4");
        assertThat(video.length()).isEqualTo(5);
        assertThat(video.mediaType()).isEqualTo("video/mp4");
        StoredFile thumbnail = store.thumbnail(HASH).orElseThrow();
        assertThat(thumbnail.path()).hasBinaryContent(IMAGE);
        assertThat(thumbnail.mediaType()).isEqualTo("image/jpeg");
        assertThat(filesIn("incoming")).isEmpty();
    }

    @Test
    void shouldRestrictPermissionsToTheOwner() throws IOException {
        try (StagedFile stagedFile = staged("video")) {
            assertThat(permissions(stagedFile.path())).isEqualTo("rw-------");
            store.publish(stagedFile, HASH, IMAGE);
        }
        assertThat(permissions(store.video(HASH).orElseThrow().path())).isEqualTo("rw-------");
        assertThat(permissions(store.thumbnail(HASH).orElseThrow().path())).isEqualTo("rw-------");
        for (String directory : List.of("", "videos", "thumbnails", "segments", "cpicture", "incoming")) {
            assertThat(permissions(root.resolve("data").resolve(directory))).isEqualTo("rwx------");
        }
    }

    @Test
    void shouldDeleteAStagedFileThatIsNotPublished() throws IOException {
        staged("video").close();
        assertThat(filesIn("incoming")).isEmpty();
        assertThat(store.video(HASH)).isEmpty();
    }

    @Test
    void shouldCleanUpAfterAFailedPublication() throws IOException {
        // a non-empty directory blocks the path of the video: the rename fails after the thumbnail is in place
        Path obstacle = Files.createDirectories(root.resolve("data/videos/" + HASH + ".mp4/x"));
        try (StagedFile stagedFile = staged("video")) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> store.publish(stagedFile, HASH, IMAGE));
        }
        assertThat(filesIn("thumbnails")).isEmpty();
        assertThat(filesIn("incoming")).isEmpty();
        assertThat(obstacle).exists();
    }

    @Test
    void shouldRejectInvalidHashesOnPublication() {
        try (StagedFile stagedFile = staged("video")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.publish(stagedFile, "../evil", IMAGE));
        }
    }

    @Test
    void shouldReportFullStorage() {
        StagingArea full = new StagingArea(new MediaSettings(root.resolve("data"), Long.MAX_VALUE));
        try (StagedFile stagedFile = full.begin()) {
            assertThatExceptionOfType(StorageFullException.class)
                    .isThrownBy(() -> stagedFile.write(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void shouldPreferAGeneratedThumbnailToAnImportedOne() throws IOException {
        Files.write(root.resolve("data/thumbnails/" + HASH + ".png"), IMAGE);
        assertThat(store.thumbnail(HASH).orElseThrow().mediaType()).isEqualTo("image/png");
        Files.write(root.resolve("data/thumbnails/" + HASH + ".jpg"), IMAGE);
        assertThat(store.thumbnail(HASH).orElseThrow().mediaType()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc123", "abc12345", "ABC1234", "../../x", "abc123/", "abc123\n", "abc12\u0663x"})
    void shouldFindNothingForInvalidHashes(String name) {
        assertThat(store.video(name)).isEmpty();
        assertThat(store.thumbnail(name)).isEmpty();
        store.remove(name);
    }

    @Test
    void shouldRemoveVideoAndImages() throws IOException {
        try (StagedFile stagedFile = staged("video")) {
            store.publish(stagedFile, HASH, IMAGE);
        }
        Files.write(root.resolve("data/thumbnails/" + HASH + ".png"), IMAGE);
        store.remove(HASH);
        store.remove(HASH);
        assertThat(filesIn("videos")).isEmpty();
        assertThat(filesIn("thumbnails")).isEmpty();
    }

    @Test
    void shouldDeriveTheEntityTagFromLengthAndTime() throws IOException {
        Path file = Files.writeString(root.resolve("data/videos/" + HASH + ".mp4"), "video");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T09:00:00.5Z")));
        StoredFile first = store.video(HASH).orElseThrow();
        assertThat(first.lastModified()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(first.etag()).matches("\"[0-9a-f]+-[0-9a-f]+\"");
        assertThat(store.video(HASH).orElseThrow().etag()).isEqualTo(first.etag());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T09:00:00.6Z")));
        assertThat(store.video(HASH).orElseThrow().etag()).isNotEqualTo(first.etag());
    }

    private StagedFile staged(String content) {
        StagedFile stagedFile = stagingArea.begin();
        stagedFile.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
        return stagedFile;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<Path> filesIn(String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("data").resolve(directory))) {
            return files.toList();
        }
    }
}
