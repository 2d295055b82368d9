package io.vireo.platform.jobs;

import io.micrometer.core.instrument.Timer;
import io.vireo.platform.Metrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The schedule of one job on this node. Failures are logged and counted in {@code vireo_scheduled_jobs_seconds}; they are not
 * propagated.
 */
final class JobSchedule {
    private static final Logger LOG = System.getLogger(JobSchedule.class.getName());

    private final ScheduledJob job;
    private final LongSupplier nanoTime;
    private boolean running;
    private boolean applied;
    private long due;

    JobSchedule(ScheduledJob job, LongSupplier nanoTime) {
        this.job = job;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns whether the job is due on this node; if so, the caller must call {@link #run} or {@link #release}.
     *
     * @param leader whether this node is the leader
     */
    synchronized boolean begin(boolean leader) {
        boolean applies = leader || job.nodes() == ScheduledJob.Nodes.EACH;
        if (applies && !applied) {
            due = nanoTime.getAsLong();
        }
        applied = applies;
        if (!applies || running || nanoTime.getAsLong() - due < 0) {
            return false;
        }
        running = true;
        return true;
    }

    void run() {
        long began = nanoTime.getAsLong();
        boolean success = false;
        try {
            job.run();
            success = true;
        } catch (RuntimeException | Error e) {
            // also an Error: a failure must not end the repetition of this job or of another
            LOG.log(
                    Level.WARNING,
                    "The scheduled job " + job.name() + " failed; it runs again in " + job.interval(),
                    e);
        } finally {
            end(nanoTime.getAsLong() - began, success);
        }
    }

    private void end(long nanos, boolean success) {
        Timer.builder("vireo.scheduled.jobs")
                .description("Runs of the scheduled jobs, by job and result")
                .tag("job", job.name())
                .tag("result", success ? "success" : "failure")
                .register(Metrics.registry())
                .record(nanos, TimeUnit.NANOSECONDS);
        synchronized (this) {
            due = nanoTime.getAsLong() + job.interval().toNanos();
            running = false;
        }
    }

    /** Reverts {@link #begin} when no thread was available to run the job. */
    synchronized void release() {
        running = false;
    }
}
