package io.vireo.media.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.media.MediaStore;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingCleanupTest {
    @TempDir
    Path root;

    private StagingArea stagingArea;

    @BeforeEach
    void createStore() {
        MediaStore store = new MediaStore(new MediaSettings(root, 0));
        store.makeDirectories();
        stagingArea = new StagingArea(new MediaSettings(root, 0));
    }

    @Test
    void shouldKeepStagedFilesOfThisProcess() throws IOException {
        try (StagedFile stagedFile = stagingArea.begin()) {
            stagedFile.write(ByteBuffer.allocate(10));
            assertThat(stagingArea.removeOrphaned()).isZero();
            assertThat(new StagingArea(new MediaSettings(root, 0)).removeOrphaned())
                    .isZero();
            // reading and cleaning up in this process must not release the lock
            Files.readAllBytes(stagedFile.path());
            assertThat(OtherNode.removeOrphaned(root)).isZero();
            assertThat(stagedFile.path()).exists();
        }
    }

    @Test
    void shouldKeepStagedFilesOfAnotherNodeUntilItCrashes() throws IOException {
        try (OtherNode node = OtherNode.withStagedFile(root)) {
            assertThat(stagingArea.removeOrphaned()).isZero();
            node.close();
        }
        assertThat(stagingArea.removeOrphaned()).isEqualTo(1);
        assertThat(isEmpty("incoming")).isTrue();
    }

    @Test
    void shouldRemoveImagesAndFilesWithoutALock() throws IOException {
        Files.createFile(root.resolve("incoming/a.jpg"));
        Files.createFile(root.resolve("incoming/a.part"));
        Files.createFile(root.resolve("incoming/b.part"));
        Files.createFile(root.resolve("incoming/c.lock"));
        assertThat(stagingArea.removeOrphaned()).isEqualTo(3);
        assertThat(isEmpty("incoming")).isTrue();
    }

    @Test
    void shouldNotTouchPublishedVideos() throws IOException {
        Files.createFile(root.resolve("videos/abc1234.mp4"));
        Files.createFile(root.resolve("videos/whatever.part"));
        stagingArea.removeOrphaned();
        assertThat(isEmpty("videos")).isFalse();
        assertThat(root.resolve("videos/whatever.part")).exists();
    }

    private boolean isEmpty(String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.findAny().isEmpty();
        }
    }
}
