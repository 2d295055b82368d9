package io.vireo.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.StrangeFiles;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploadStorage;
import io.vireo.media.staging.StagingArea;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage whose directories contain foreign, unreadable or undeletable files. */
class StrangeFilesTest {
    private static final String HASH = "xyz9876";

    @TempDir
    Path root;

    private MediaStore store;
    private StagingArea stagingArea;
    private ResumableUploadStorage resumables;

    @BeforeEach
    void createStore() throws IOException {
        StrangeFiles.putInto(root);
        MediaSettings settings = new MediaSettings(root, 0);
        store = new MediaStore(settings);
        store.makeDirectories();
        stagingArea = new StagingArea(settings);
        resumables = new ResumableUploadStorage(settings);
        resumables.makeDirectory();
    }

    @Test
    void shouldRemoveOnlyItsOwnFiles() throws IOException {
        Files.createFile(root.resolve("incoming/b.part"));
        ResumableUpload expired = new ResumableUpload(UUID.randomUUID(), "7", HASH, 10, "", Instant.EPOCH, false);
        resumables.create(expired);
        ThumbnailCandidates candidates = new ThumbnailCandidates(store);
        candidates.put(HASH, List.of(new byte[1]));

        assertThat(stagingArea.removeOrphaned()).isPositive();
        assertThat(resumables.all()).isNotEmpty();
        assertThat(resumables.removeExpired(Instant.now())).isPositive();
        assertThat(store.discardPrepared(Instant.now())).isZero();
        candidates.removeOlderThan(Instant.now().plusSeconds(60));

        assertThat(root.resolve("incoming/b.part")).doesNotExist();
        assertThat(resumables.find(expired.id())).isEmpty();
        assertThat(root.resolve("choices/" + HASH)).doesNotExist();
        StrangeFiles.assertKept(root);
    }

    @Test
    void shouldCleanUpTheMultipartJournal() throws IOException {
        MultipartJournal journal = new MultipartJournal(root.resolve("sending"));
        journal.add("key", "id").leave();

        assertThat(journal.abortOrphaned((key, id) -> {})).isPositive();
        StrangeFiles.assertKept(root);
    }

    @Test
    void shouldRemoveTheOtherFilesOfAVideoIfOneCannotBeRemoved() throws IOException {
        Files.createDirectories(root.resolve("videos/" + HASH + ".mp4/inner"));
        Path thumbnail = Files.createFile(root.resolve("thumbnails/" + HASH + ".jpg"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> store.remove(HASH));
        assertThat(thumbnail).doesNotExist();
    }
}
