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
final class LeaseKeeper {
    private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());

    /** A lease survives two renewals that fail. */
    private static final long PERIOD_MILLIS = Dispatch.LEASE.toMillis() / 3;

    private final Dispatch dispatch;
    private final ScheduledExecutorService thread;

    LeaseKeeper(Dispatch dispatch, ThreadFactory threads) {
        this.dispatch = dispatch;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** Until what is returned is cancelled. */
    Future<?> keep(Dispatch.Job job) {
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
    private void renew(Dispatch.Job job) {
        try {
            dispatch.renew(job);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The lease of a mail was not renewed; tried again", e);
        }
    }
}
