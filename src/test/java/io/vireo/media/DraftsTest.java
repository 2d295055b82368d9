package io.vireo.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Mutations;
import io.vireo.Samples;
import io.vireo.mp4.Mp4Inspector;
import io.vireo.mp4.NotMp4;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir
    Path root;

    private Drafts drafts;

    @BeforeEach
    void makeDrafts() {
        drafts = new Drafts(new MediaSettings(root, 0));
        drafts.makeDirectory();
    }

    @Test
    void shouldMakeADraftWithTheHeaderInFront() throws IOException {
        byte[] file = Samples.bytes("moov-last.mp4");
        try (Draft draft = draft(file);
                Draft ordered = withHeaderInFront(drafts, draft).orElseThrow()) {
            assertThat(Files.readAllBytes(draft.path())).isEqualTo(file);
            byte[] written = Files.readAllBytes(ordered.path());
            assertThat(written).hasSameSizeAs(file);
            assertThat(new String(written, ISO_8859_1).indexOf("moov")).isLessThan(100);
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldLeaveAFileAsItCameWithoutRoomForASecond() {
        Drafts full = new Drafts(new MediaSettings(root, Long.MAX_VALUE));
        try (Draft draft = draft(Samples.bytes("moov-last.mp4"))) {
            assertThat(withHeaderInFront(full, draft)).isEmpty();
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingOfDamagedFiles() {
        for (long seed = 0; seed < 1000; seed++) {
            try (Draft draft = draft(Mutations.of(seed))) {
                withHeaderInFront(drafts, draft).ifPresent(Draft::close);
            } catch (NotMp4 e) {
                // refused before
            }
        }
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    private static Optional<Draft> withHeaderInFront(Drafts drafts, Draft draft) {
        return drafts.withHeaderInFront(draft, Mp4Inspector.inspect(draft.path()));
    }

    private Draft draft(byte[] file) {
        Draft draft = drafts.begin();
        draft.write(ByteBuffer.wrap(file));
        return draft;
    }
}
