package io.vireo.video.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploadStorage;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import io.vireo.video.upload.TusUploadService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cleanup in which every step fails. */
class OrphanCleanupTest {
    private final List<String> steps = new ArrayList<>();
    private RuntimeException failure = new UncheckedIOException(new IOException("of this test"));
    private final OrphanCleanup orphanCleanup = new OrphanCleanup();

    private int fail(String step) {
        steps.add(step);
        throw failure;
    }

    @BeforeEach
    void prepare() {
        orphanCleanup.clock = Clock.systemUTC();
        orphanCleanup.settings = new VideoSettings(1, Duration.ofDays(1), Duration.ofSeconds(1), 1);
        orphanCleanup.uploads = new TusUploadService() {
            @Override
            public void settle() {
                fail("settle");
            }
        };
        orphanCleanup.stagingArea = new StagingArea(new MediaSettings(Path.of("none"), 0)) {
            @Override
            public int removeOrphaned() {
                return fail("drafts");
            }
        };
        orphanCleanup.resumables = new ResumableUploadStorage(new MediaSettings(Path.of("none"), 0)) {
            @Override
            public int removeExpired(Instant now) {
                return fail("resumables");
            }

            @Override
            public List<ResumableUpload> unfinished() {
                return List.of();
            }
        };
        orphanCleanup.store = new MediaStore(new MediaSettings(Path.of("none"), 0)) {
            @Override
            public int discardPrepared(Instant moment) {
                return fail("prepared");
            }
        };
        orphanCleanup.videoDeletionService = new VideoDeletionService() {
            @Override
            List<String> unfinished() {
                return List.of("a", "b");
            }

            @Override
            void cleanUp(String hash) {
                fail("deleted " + hash);
            }
        };
        orphanCleanup.videoService = new VideoService() {
            @Override
            public List<String> unpublished() {
                return List.of("c");
            }

            @Override
            public void cleanUp(String hash, Instant abandoned) {
                fail("announced " + hash);
            }
        };
        orphanCleanup.proposed = new ThumbnailCandidates(orphanCleanup.store) {
            @Override
            public void removeOlderThan(Instant moment) {
                fail("choices");
            }
        };
    }

    @Test
    void shouldRunEveryStepAndNotFailTheStart() {
        orphanCleanup.start();

        assertThat(steps)
                .containsExactly(
                        "settle",
                        "drafts",
                        "resumables",
                        "prepared",
                        "deleted a",
                        "deleted b",
                        "announced c",
                        "choices");
    }

    /** Every further step would wait for the storage as well. */
    @Test
    void shouldStopWhenTheStorageDoesNotRespond() {
        failure = new ServiceUnavailableException();

        orphanCleanup.start();

        assertThat(steps).containsExactly("settle");
    }
}
