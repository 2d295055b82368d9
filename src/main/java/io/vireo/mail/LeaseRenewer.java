package io.vireo.mail;

import io.vireo.platform.jobs.RepeatingTask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Renews the lease of a mail while a slow server is at it. So a lease can be short, and what a dead node has left is soon sent by
 * another.
 */
final class LeaseRenewer {
    private static final Logger LOG = System.getLogger(LeaseRenewer.class.getName());

    /** A lease survives two renewals that fail. */
    private static final long PERIOD_MILLIS = OutboxProcessor.LEASE.toMillis() / 3;

    private final OutboxProcessor outboxProcessor;
    private final ScheduledExecutorService thread;

    LeaseRenewer(OutboxProcessor outboxProcessor, ThreadFactory threads) {
        this.outboxProcessor = outboxProcessor;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** Until what is returned is cancelled. */
    Future<?> keep(OutboxProcessor.Job job) {
        return thread.scheduleAtFixedRate(
                new RepeatingTask("The renewal of a mail's lease", () -> renew(job)),
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /** An exception would end the later renewals. */
    private void renew(OutboxProcessor.Job job) {
        try {
            outboxProcessor.renew(job);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The lease of a mail was not renewed; tried again", e);
        }
    }
}
