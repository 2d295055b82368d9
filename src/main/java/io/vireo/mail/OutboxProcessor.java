package io.vireo.mail;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs the transactions before and after each attempt to send a mail. No transaction is active during the attempt; a lease prevents other
 * nodes from sending the same mail.
 */
@Component
class OutboxProcessor implements ScheduledJob {
    /**
     * Duration of a lease, after which other nodes retry the mail of a crashed node; {@link LeaseRenewer} renews the lease of a running
     * attempt.
     */
    static final Duration LEASE = Duration.ofSeconds(30);

    static final Duration MAX_DELAY = Duration.ofHours(1);

    static final Duration MAX_DELAY_WHILE_UNAVAILABLE = Duration.ofMinutes(1);

    static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private static final Logger LOG = System.getLogger(OutboxProcessor.class.getName());

    @Inject
    OutboxRepository mails;

    @Inject
    MailSettings settings;

    /** A mail that this node has leased. */
    record LeasedMail(QueuedMail mail, String lease) {}

    /** Leases the next due mail; empty if no mail is due. */
    @Transactional
    Optional<LeasedMail> next() {
        String lease = UUID.randomUUID().toString();
        return mails.lockDue(mails.now()).map(mail -> {
            mail.lease(lease, mails.now().plus(LEASE));
            return new LeasedMail(mail, lease);
        });
    }

    /** Returns the statistics of the unsent mails of all nodes. */
    @Transactional
    OutboxStats stats() {
        return mails.stats();
    }

    /** Extends the lease of a mail, if the mail still exists. */
    @Transactional
    void renew(LeasedMail leased) {
        lock(leased).ifPresent(mail -> mail.lease(leased.lease(), mails.now().plus(LEASE)));
    }

    /** Removes a mail after it was accepted by the server. */
    @Transactional
    void sent(LeasedMail leased) {
        lock(leased).ifPresent(mails::remove);
    }

    /**
     * Records a failed attempt and schedules a retry, or turns an expired mail into a dead letter.
     *
     * @param problem the reason, for the log and the database
     * @param serverUnavailable whether the server was unavailable, so that the failure does not concern this mail: it is retried soon
     * after the server is available again
     */
    @Transactional
    void failed(LeasedMail leased, String problem, boolean serverUnavailable) {
        lock(leased).ifPresent(mail -> {
            Duration maxDelay = serverUnavailable ? MAX_DELAY_WHILE_UNAVAILABLE : MAX_DELAY;
            if (mail.recordFailure(mails.now(), settings.retry(), maxDelay, problem)
                    .isEmpty()) {
                MailMetrics.EXPIRED.increment();
                LOG.log(
                        Level.WARNING,
                        "Gave up sending mail {0} ({1}) to {2} after {3} attempts: {4}",
                        mail.messageId(),
                        mail.template(),
                        EmailRedactor.redact(leased.mail().recipient()),
                        mail.attempts(),
                        problem);
            }
        });
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    @Transactional
    public void run() {
        mails.removeDeadBefore(mails.now().minus(DEAD_LETTER_RETENTION));
    }

    /** Returns the locked mail; empty if it was withdrawn, or if the lease has expired and another node holds a new one. */
    private Optional<QueuedMail> lock(LeasedMail leased) {
        return mails.lock(leased.mail().id()).filter(mail -> mail.isLeasedBy(leased.lease()));
    }
}
