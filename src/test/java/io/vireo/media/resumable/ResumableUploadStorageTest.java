package io.vireo.media.resumable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.MediaStore;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageFullException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableUploadStorageTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    Path root;

    private ResumableUploadStorage uploads;
    private final ResumableUpload upload = new ResumableUpload(
            UUID.randomUUID(), "7", "abc1234", 10, "hashpath YQ==,name \u00fc=#\n!", EXPIRES, false);

    @BeforeEach
    void openUploads() {
        uploads = uploadsIn(root);
    }

    @Test
    void shouldPersistMetadataAndOffset() {
        uploads.create(upload);
        append("1234");
        append("567");
        ResumableUploadStorage restarted = uploadsIn(root);
        assertThat(restarted.find(upload.id())).contains(upload);
        assertThat(restarted.offset(upload)).isEqualTo(7);
    }

    @Test
    void shouldCountTheBytesOfAnUnfinishedRequest() throws IOException {
        uploads.create(upload);
        // as a crash leaves it: written, not closed
        StagedFile open = uploads.open(upload.id()).orElseThrow();
        open.write(ByteBuffer.wrap("1234".getBytes(UTF_8)));
        assertThat(uploads.offset(upload)).isEqualTo(4);
        open.close();
        assertThat(uploads.offset(upload)).isEqualTo(4);
    }

    @Test
    void shouldKeepBytesReceivedBeforeTheStorageWasFull() {
        uploads.create(upload);
        append("1234");
        ResumableUploadStorage full = new ResumableUploadStorage(new MediaSettings(root, Long.MAX_VALUE));
        try (StagedFile open = full.open(upload.id()).orElseThrow()) {
            assertThatExceptionOfType(StorageFullException.class).isThrownBy(() -> open.write(ByteBuffer.allocate(3)));
        }
        assertThat(uploads.offset(upload)).isEqualTo(4);
        append("567");
        assertThat(root.resolve("resumable/" + upload.id() + ".part")).hasContent("1234567");
    }

    @Test
    void shouldCleanUpAfterAFailedCreation() throws IOException {
        // a directory blocks the path of the data file, which is created after the info file
        Path obstacle = Files.createDirectory(root.resolve("resumable/" + upload.id() + ".part"));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> uploads.create(upload));
        assertThat(uploads.find(upload.id())).isEmpty();
        assertThat(obstacle).isEmptyDirectory();
    }

    @Test
    void shouldOpenAnUploadForOneRequestOnly() {
        uploads.create(upload);
        try (StagedFile open = uploads.open(upload.id()).orElseThrow()) {
            assertThat(uploads.open(upload.id())).isEmpty();
            assertThat(uploads.removeExpired(EXPIRES.plusSeconds(1))).isZero();
        }
        uploads.open(upload.id()).orElseThrow().close();
    }

    @Test
    void shouldOverwriteTruncatedBytes() throws IOException {
        uploads.create(upload);
        try (StagedFile open = uploads.open(upload.id()).orElseThrow()) {
            open.write(ByteBuffer.wrap("12345".getBytes(UTF_8)));
            open.truncate(2);
        }
        append("x");
        assertThat(Files.readString(root.resolve("resumable/" + upload.id() + ".part")))
                .isEqualTo("12x");
    }

    @Test
    void shouldKeepAllBytesUntilThePublicationIsFinished() throws IOException {
        MediaStore store = new MediaStore(new MediaSettings(root, 0));
        store.makeDirectories();
        uploads.create(upload);
        append("1234567890");
        publish(store);
        // the same state as after a crash or a database failure before the row was updated
        store.remove(upload.subject());
        assertThat(uploads.offset(upload)).isEqualTo(10);
        publish(store);
        uploads.finish(upload);
        assertThat(store.video(upload.subject()).orElseThrow().path()).hasContent("1234567890");
        assertThat(root.resolve("resumable/" + upload.id() + ".part")).doesNotExist();
    }

    private void publish(MediaStore store) {
        try (StagedFile open = uploads.open(upload.id()).orElseThrow()) {
            store.publish(open, upload.subject(), new byte[] {1});
        }
    }

    @Test
    void shouldRestartIfTheDataFileIsLost() throws IOException {
        uploads.create(upload);
        append("1234");
        Files.delete(root.resolve("resumable/" + upload.id() + ".part"));
        assertThat(uploads.offset(upload)).isZero();
        append("12");
        assertThat(uploads.offset(upload)).isEqualTo(2);
    }

    @Test
    void shouldKeepAFinishedUploadUntilItExpires() {
        uploads.create(upload);
        uploads.finish(upload);
        assertThat(uploads.unfinished()).isEmpty();
        assertThat(uploads.find(upload.id()).orElseThrow().finished()).isTrue();
        assertThat(uploads.offset(uploads.find(upload.id()).orElseThrow())).isEqualTo(10);
        assertThat(uploads.removeExpired(EXPIRES)).isZero();
        assertThat(uploads.removeExpired(EXPIRES.plusSeconds(1))).isOne();
        assertThat(root.resolve("resumable")).isEmptyDirectory();
    }

    @Test
    void shouldRemoveExpiredUploadsAndLeftoversOfACrash() throws IOException {
        uploads.create(upload);
        Files.writeString(root.resolve("resumable/" + UUID.randomUUID() + ".part"), "no info");
        assertThat(uploads.unfinished()).containsExactly(upload);
        assertThat(uploads.removeExpired(EXPIRES)).isOne();
        assertThat(uploads.find(upload.id())).isPresent();
        assertThat(uploads.removeExpired(EXPIRES.plusSeconds(1))).isOne();
        assertThat(root.resolve("resumable")).isEmptyDirectory();
    }

    @Test
    void shouldRemoveTheDataFileOfAFinishedUploadAfterACrash() throws IOException {
        uploads.create(upload);
        uploads.finish(upload);
        Path bytes = Files.writeString(root.resolve("resumable/" + upload.id() + ".part"), "1234567890");
        assertThat(uploads.removeExpired(EXPIRES)).isZero();
        assertThat(bytes).doesNotExist();
        assertThat(uploads.find(upload.id())).isPresent();
    }

    @Test
    void shouldDeleteAllFilesOfARemovedUpload() {
        uploads.create(upload);
        uploads.remove(upload.id());
        uploads.remove(upload.id());
        assertThat(uploads.find(upload.id())).isEmpty();
        assertThat(root.resolve("resumable")).isEmptyDirectory();
    }

    private void append(String text) {
        try (StagedFile open = uploads.open(upload.id()).orElseThrow()) {
            open.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        }
    }

    private static ResumableUploadStorage uploadsIn(Path root) {
        ResumableUploadStorage uploads = new ResumableUploadStorage(new MediaSettings(root, 0));
        uploads.makeDirectory();
        return uploads;
    }
}
