package io.vireo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.ScheduledJob.Nodes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobScheduleTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void shouldRunImmediatelyAndThenAfterEachInterval() {
        JobSchedule schedule = schedule("test-interval", Nodes.EACH, runs::incrementAndGet);

        tick(schedule, false);
        tick(schedule, false);
        assertThat(runs).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(59).toNanos());
        tick(schedule, false);
        assertThat(runs).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        tick(schedule, false);
        assertThat(runs).hasValue(2);
    }

    @Test
    void shouldRunOnlyOnTheLeaderAndImmediatelyOnANewLeader() {
        JobSchedule schedule = schedule("test-leader", Nodes.LEADER, runs::incrementAndGet);

        tick(schedule, false);
        assertThat(runs).hasValue(0);
        tick(schedule, true);
        assertThat(runs).hasValue(1);
        tick(schedule, false);
        tick(schedule, true);
        assertThat(runs).hasValue(2);
    }

    @Test
    void shouldNotRunConcurrently() {
        JobSchedule schedule = schedule("test-overlap", Nodes.EACH, runs::incrementAndGet);

        assertThat(schedule.begin(false)).isTrue();
        assertThat(schedule.begin(false)).isFalse();
        schedule.release();
        assertThat(schedule.begin(false)).isTrue();
    }

    @Test
    void shouldContinueAfterAFailureAndCountIt() {
        JobSchedule schedule = schedule("test-failure", Nodes.EACH, () -> {
            runs.incrementAndGet();
            throw new LinkageError("as planned");
        });

        tick(schedule, false);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        tick(schedule, false);

        assertThat(runs).hasValue(2);
        assertThat(Metrics.registry()
                        .get("vireo.scheduled.jobs")
                        .tags("job", "test-failure", "result", "failure")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private static void tick(JobSchedule schedule, boolean leader) {
        if (schedule.begin(leader)) {
            schedule.run();
        }
    }

    private JobSchedule schedule(String name, Nodes nodes, Runnable work) {
        ScheduledJob job = new ScheduledJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Nodes nodes() {
                return nodes;
            }

            @Override
            public void run() {
                work.run();
            }
        };
        return new JobSchedule(job, nanos::get);
    }
}
