package io.vireo.platform.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Claims due jobs and executes them with their handlers on the calling threads. Thread-safe. */
final class JobRunner {
    private static final Logger LOG = System.getLogger(JobRunner.class.getName());

    /** The number of renewals within the duration of a lease, which therefore survives two failed ones. */
    private static final int RENEWALS = 3;

    private final JobRepository jobs;
    private final Map<String, JobHandler> handlers;
    private final Duration lease;
    private final ScheduledExecutorService heartbeats;

    /**
     * @param handlers the handlers by kind
     * @param heartbeats the executor that renews the leases
     */
    JobRunner(
            JobRepository jobs, Map<String, JobHandler> handlers, Duration lease, ScheduledExecutorService heartbeats) {
        this.jobs = jobs;
        this.handlers = handlers;
        this.lease = lease;
        this.heartbeats = heartbeats;
    }

    /** Runs the job that has been due for longest; returns false if no job is due. */
    boolean runNext() throws SQLException {
        Optional<Job> claimed = jobs.claim(handlers.keySet(), lease);
        if (claimed.isPresent()) {
            run(claimed.get());
        }
        return claimed.isPresent();
    }

    private void run(Job job) throws SQLException {
        JobHandler handler = Objects.requireNonNull(handlers.get(job.kind()));
        if (job.attempt() > handler.maxAttempts()) {
            // every attempt claimed the job and did not end: the job may crash its node
            finish(job, new JobOutcome.Dead("The node stopped or lost the lease during the last attempt"));
            return;
        }
        long period = Math.max(1, lease.toMillis() / RENEWALS);
        Future<?> heartbeat = heartbeats.scheduleAtFixedRate(
                new RepeatingTask("The renewal of the lease of a job", () -> renew(job)),
                period,
                period,
                TimeUnit.MILLISECONDS);
        Throwable failure;
        try {
            failure = attempt(handler, job);
        } finally {
            heartbeat.cancel(false);
        }
        boolean interrupted = Thread.interrupted() || failure instanceof InterruptedException;
        if (failure != null && interrupted) {
            // the node is stopping: the attempt does not count
            jobs.release(job);
            Thread.currentThread().interrupt();
            return;
        }
        finish(job, JobOutcome.of(handler, job.attempt(), failure));
    }

    /** Runs the handler and returns what it throws, also an {@link Error}, so that the worker continues with the next job. */
    private static @Nullable Throwable attempt(JobHandler handler, Job job) {
        try {
            handler.handle(job);
            return null;
        } catch (Exception | Error e) {
            LOG.log(
                    Level.DEBUG,
                    "Attempt " + job.attempt() + " of the job " + job.kind() + ' ' + job.key() + " failed",
                    e);
            return e;
        }
    }

    private void renew(Job job) {
        try {
            if (!jobs.renew(job, lease)) {
                LOG.log(
                        Level.DEBUG,
                        "The lease of the job {0} {1} was not renewed: the job was cancelled, or another node runs it",
                        job.kind(),
                        job.key());
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The lease of a job could not be renewed; it is tried again", e);
        }
    }

    private void finish(Job job, JobOutcome outcome) throws SQLException {
        JobMetrics.attempted(job.kind(), outcome);
        boolean held = jobs.finish(job, outcome);
        if (!held) {
            LOG.log(
                    Level.DEBUG,
                    "The job {0} {1} was cancelled during its attempt, or its lease expired",
                    job.kind(),
                    job.key());
        } else if (outcome instanceof JobOutcome.Retry retry) {
            LOG.log(
                    Level.INFO,
                    "The job {0} {1} failed (attempt {2}) and is tried again in {3} s: {4}",
                    job.kind(),
                    job.key(),
                    job.attempt(),
                    retry.delay().toSeconds(),
                    retry.error());
        } else if (outcome instanceof JobOutcome.Dead dead) {
            LOG.log(
                    Level.WARNING,
                    "The job {0} {1} failed {2} times and is not tried again: {3}",
                    job.kind(),
                    job.key(),
                    job.attempt(),
                    dead.error());
        }
    }
}
