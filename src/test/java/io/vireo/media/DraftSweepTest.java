package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftSweepTest {
    @TempDir
    Path root;

    private Drafts drafts;

    @BeforeEach
    void makeStore() {
        MediaStore store = new MediaStore(new MediaSettings(root, 0));
        store.makeDirectories();
        drafts = new Drafts(new MediaSettings(root, 0));
    }

    @Test
    void shouldLeaveDraftsOfThisProcessAlone() throws IOException {
        try (Draft draft = drafts.begin()) {
            draft.write(ByteBuffer.allocate(10));
            assertThat(drafts.sweep()).isZero();
            assertThat(new Drafts(new MediaSettings(root, 0)).sweep()).isZero();
            // reading and sweeping here must not have given the lock away
            Files.readAllBytes(draft.path());
            assertThat(OtherNode.sweep(root)).isZero();
            assertThat(draft.path()).exists();
        }
    }

    @Test
    void shouldLeaveDraftsOfAnotherNodeAloneUntilItCrashes() throws IOException {
        try (OtherNode node = OtherNode.withDraft(root)) {
            assertThat(drafts.sweep()).isZero();
            node.close();
        }
        assertThat(drafts.sweep()).isEqualTo(1);
        assertThat(isEmpty("incoming")).isTrue();
    }

    @Test
    void shouldSweepImagesAndFilesWithoutALock() throws IOException {
        Files.createFile(root.resolve("incoming/a.jpg"));
        Files.createFile(root.resolve("incoming/a.part"));
        Files.createFile(root.resolve("incoming/b.part"));
        Files.createFile(root.resolve("incoming/c.lock"));
        assertThat(drafts.sweep()).isEqualTo(3);
        assertThat(isEmpty("incoming")).isTrue();
    }

    @Test
    void shouldNotTouchPublishedVideos() throws IOException {
        Files.createFile(root.resolve("videos/abc1234.mp4"));
        Files.createFile(root.resolve("videos/whatever.part"));
        drafts.sweep();
        assertThat(isEmpty("videos")).isFalse();
        assertThat(root.resolve("videos/whatever.part")).exists();
    }

    private boolean isEmpty(String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.findAny().isEmpty();
        }
    }
}
