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
 * Renews the lease of a mail during an attempt to send it. Leases can therefore be short, so that other nodes soon retry the mails of a
 * crashed node.
 */
final class LeaseRenewer {
    private static final Logger LOG = System.getLogger(LeaseRenewer.class.getName());

    /** A third of the lease, so that a lease survives two failed renewals. */
    private static final long PERIOD_MILLIS = OutboxProcessor.LEASE.toMillis() / 3;

    private final OutboxProcessor outboxProcessor;
    private final ScheduledExecutorService thread;

    LeaseRenewer(OutboxProcessor outboxProcessor, ThreadFactory threads) {
        this.outboxProcessor = outboxProcessor;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** Renews a lease periodically until the returned future is cancelled. */
    Future<?> start(OutboxProcessor.LeasedMail mail) {
        return thread.scheduleAtFixedRate(
                new RepeatingTask("The renewal of a mail's lease", () -> renew(mail)),
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /** Catches exceptions, which would end the periodic renewal. */
    private void renew(OutboxProcessor.LeasedMail mail) {
        try {
            outboxProcessor.renew(mail);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "Could not renew the lease of a mail; the renewal is retried", e);
        }
    }
}
