package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCandidatesTest {
    private static final String HASH = "abc1234";
    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2};

    @TempDir
    Path root;

    private ThumbnailCandidates frames;
    private MediaStore store;

    @BeforeEach
    void makeStore() {
        MediaSettings settings = new MediaSettings(root, 0);
        store = new MediaStore(settings);
        store.makeDirectories();
        frames = new ThumbnailCandidates(store);
        try (StagedFile stagedFile = new StagingArea(settings).begin()) {
            store.publish(stagedFile, HASH, FIRST);
        }
    }

    @Test
    void shouldKeepFramesInTheirOrder() {
        frames.put(HASH, List.of(FIRST, SECOND));

        assertThat(frames.count(HASH)).isEqualTo(2);
        assertThat(frames.find(HASH, 1).orElseThrow().path()).hasBinaryContent(FIRST);
        assertThat(frames.find(HASH, 2).orElseThrow().path()).hasBinaryContent(SECOND);
        assertThat(frames.find(HASH, 0)).isEmpty();
        assertThat(frames.find(HASH, 3)).isEmpty();
        assertThat(frames.count("abc1235")).isZero();
    }

    @Test
    void shouldKeepThoseOfAnotherThatWasFaster() {
        frames.put(HASH, List.of(FIRST));
        frames.put(HASH, List.of(SECOND, SECOND));

        assertThat(frames.count(HASH)).isOne();
        assertThat(frames.find(HASH, 1).orElseThrow().path()).hasBinaryContent(FIRST);
    }

    @Test
    void shouldGoWithTheirVideo() {
        frames.put(HASH, List.of(FIRST, SECOND));
        store.remove(HASH);

        assertThat(frames.find(HASH, 1)).isEmpty();
        assertThat(root.resolve("choices")).isEmptyDirectory();
    }

    @Test
    void shouldThrowAwayThoseOfThePast() {
        frames.put(HASH, List.of(FIRST));

        frames.sweep(Instant.now().minusSeconds(60));
        assertThat(frames.count(HASH)).isOne();
        frames.sweep(Instant.now().plusSeconds(60));
        assertThat(frames.count(HASH)).isZero();
        assertThat(store.video(HASH)).isPresent();
    }

    @Test
    void shouldKeepNothingUnderAnythingButAHash() {
        assertThat(frames.find("../" + HASH, 1)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> frames.put("../" + HASH, List.of(FIRST)));
    }
}
