package io.vireo.media.staging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Mutations;
import io.vireo.Samples;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingAreaTest {
    @TempDir
    Path root;

    private StagingArea stagingArea;

    @BeforeEach
    void createStagingArea() {
        stagingArea = new StagingArea(new MediaSettings(root, 0));
        stagingArea.makeDirectory();
    }

    @Test
    void shouldStageAFileWithTheHeaderInFront() throws IOException {
        byte[] file = Samples.bytes("moov-last.mp4");
        try (StagedFile stagedFile = staged(file);
                StagedFile ordered = withHeaderInFront(stagingArea, stagedFile).orElseThrow()) {
            assertThat(Files.readAllBytes(stagedFile.path())).isEqualTo(file);
            byte[] written = Files.readAllBytes(ordered.path());
            assertThat(written).hasSameSizeAs(file);
            assertThat(new String(written, ISO_8859_1).indexOf("moov")).isLessThan(100);
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldKeepTheFileIfThereIsNoSpaceForASecond() {
        StagingArea full = new StagingArea(new MediaSettings(root, Long.MAX_VALUE));
        try (StagedFile stagedFile = staged(Samples.bytes("moov-last.mp4"))) {
            assertThat(withHeaderInFront(full, stagedFile)).isEmpty();
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldCleanUpAfterDamagedFiles() {
        for (long seed = 0; seed < 1000; seed++) {
            try (StagedFile stagedFile = staged(Mutations.of(seed))) {
                withHeaderInFront(stagingArea, stagedFile).ifPresent(StagedFile::close);
            } catch (InvalidMp4Exception e) {
                // rejected by the inspection
            }
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    private static Optional<StagedFile> withHeaderInFront(StagingArea stagingArea, StagedFile stagedFile) {
        return stagingArea.withHeaderInFront(stagedFile, Mp4Inspector.inspect(stagedFile.path()));
    }

    private StagedFile staged(byte[] file) {
        StagedFile stagedFile = stagingArea.begin();
        stagedFile.write(ByteBuffer.wrap(file));
        return stagedFile;
    }
}
