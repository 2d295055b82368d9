package io.vireo.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.Unavailable;
import io.vireo.media.Drafts;
import io.vireo.media.MediaStore;
import io.vireo.media.ProposedFrames;
import io.vireo.media.Resumable;
import io.vireo.media.ResumableUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clean-up of which every step fails. */
class SweepTest {
    private final List<String> done = new ArrayList<>();
    private RuntimeException failure = new UncheckedIOException(new IOException("of this test"));
    private final Sweep sweep = new Sweep();

    private int fail(String step) {
        done.add(step);
        throw failure;
    }

    @BeforeEach
    void prepare() {
        sweep.clock = Clock.systemUTC();
        sweep.settings = new VideoSettings(1, Duration.ofDays(1), Duration.ofSeconds(1), 1);
        sweep.uploads = new TusUploads() {
            @Override
            void settle() {
                fail("settle");
            }
        };
        sweep.drafts = new Drafts() {
            @Override
            public int sweep() {
                return fail("drafts");
            }
        };
        sweep.resumables = new ResumableUploads() {
            @Override
            public int sweep(Instant now) {
                return fail("resumables");
            }

            @Override
            public List<Resumable> unfinished() {
                return List.of();
            }
        };
        sweep.store = new MediaStore() {
            @Override
            public int sweepPrepared(Instant moment) {
                return fail("prepared");
            }
        };
        sweep.deletions = new Deletions() {
            @Override
            List<String> unfinished() {
                return List.of("a", "b");
            }

            @Override
            void tidy(String hash) {
                fail("deleted " + hash);
            }
        };
        sweep.publishing = new Publishing() {
            @Override
            List<String> announced() {
                return List.of("c");
            }

            @Override
            void tidy(String hash, Instant abandoned) {
                fail("announced " + hash);
            }
        };
        sweep.proposed = new ProposedFrames() {
            @Override
            public void sweep(Instant moment) {
                fail("choices");
            }
        };
    }

    @Test
    void shouldDoEveryStepAndNotStopTheStart() {
        sweep.start();

        assertThat(done)
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

    /** Each step would wait for it. */
    @Test
    void shouldEndWhenTheStoreDoesNotAnswer() {
        failure = new Unavailable();

        sweep.start();

        assertThat(done).containsExactly("settle");
    }
}
