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

    private ThumbnailCandidates candidates;
    private MediaStore store;

    @BeforeEach
    void createStore() {
        MediaSettings settings = new MediaSettings(root, 0);
        store = new MediaStore(settings);
        store.makeDirectories();
        candidates = new ThumbnailCandidates(store);
        try (StagedFile stagedFile = new StagingArea(settings).begin()) {
            store.publish(stagedFile, HASH, FIRST);
        }
    }

    @Test
    void shouldKeepCandidatesInOrder() {
        candidates.put(HASH, List.of(FIRST, SECOND));

        assertThat(candidates.count(HASH)).isEqualTo(2);
        assertThat(candidates.find(HASH, 1).orElseThrow().path()).hasBinaryContent(FIRST);
        assertThat(candidates.find(HASH, 2).orElseThrow().path()).hasBinaryContent(SECOND);
        assertThat(candidates.find(HASH, 0)).isEmpty();
        assertThat(candidates.find(HASH, 3)).isEmpty();
        assertThat(candidates.count("abc1235")).isZero();
    }

    @Test
    void shouldKeepTheCandidatesStoredFirst() {
        candidates.put(HASH, List.of(FIRST));
        candidates.put(HASH, List.of(SECOND, SECOND));

        assertThat(candidates.count(HASH)).isOne();
        assertThat(candidates.find(HASH, 1).orElseThrow().path()).hasBinaryContent(FIRST);
    }

    @Test
    void shouldBeRemovedWithTheirVideo() {
        candidates.put(HASH, List.of(FIRST, SECOND));
        store.remove(HASH);

        assertThat(candidates.find(HASH, 1)).isEmpty();
        assertThat(root.resolve("choices")).isEmptyDirectory();
    }

    @Test
    void shouldRemoveOldCandidates() {
        candidates.put(HASH, List.of(FIRST));

        candidates.removeOlderThan(Instant.now().minusSeconds(60));
        assertThat(candidates.count(HASH)).isOne();
        candidates.removeOlderThan(Instant.now().plusSeconds(60));
        assertThat(candidates.count(HASH)).isZero();
        assertThat(store.video(HASH)).isPresent();
    }

    @Test
    void shouldRejectInvalidHashes() {
        assertThat(candidates.find("../" + HASH, 1)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> candidates.put("../" + HASH, List.of(FIRST)));
    }
}
