package io.vireo.mail;

import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions around an attempt to send. None is open during the attempt: the lease keeps other nodes from the mail.
 */
@ApplicationScoped
class OutboxProcessor implements ScheduledJob {
    /** How long others wait for a node that has died; {@link LeaseRenewer} renews it for one that is alive. */
    static final Duration LEASE = Duration.ofSeconds(30);

    static final Duration LONGEST_DELAY = Duration.ofHours(1);

    static final Duration LONGEST_DELAY_WHILE_AWAY = Duration.ofMinutes(1);

    static final Duration DEAD_LETTERS_STAY = Duration.ofDays(30);

    private static final Logger LOG = System.getLogger(OutboxProcessor.class.getName());

    @Inject
    OutboxRepository mails;

    @Inject
    MailSettings settings;

    /** A mail to be sent by this node. */
    record Job(QueuedMail mail, String lease) {}

    /** Takes a lease on a mail that is due, if there is one. */
    @Transactional
    Optional<Job> next() {
        String lease = UUID.randomUUID().toString();
        return mails.lockDue(mails.now()).map(mail -> {
            mail.lease(lease, mails.now().plus(LEASE));
            return new Job(mail, lease);
        });
    }

    /** What is still to be sent, by whatever node. */
    @Transactional
    OutboxStats waiting() {
        return mails.waiting();
    }

    /** For a while longer, if it is still there. */
    @Transactional
    void renew(Job job) {
        held(job).ifPresent(mail -> mail.lease(job.lease(), mails.now().plus(LEASE)));
    }

    /** The server has taken it: nothing of it stays. */
    @Transactional
    void sent(Job job) {
        held(job).ifPresent(mails::remove);
    }

    /**
     * To be tried again, or dead.
     *
     * @param serverAway whether the mail itself was not spoken of: it goes soon after the server is back
     */
    @Transactional
    void failed(Job job, String problem, boolean serverAway) {
        held(job).ifPresent(mail -> {
            Duration longest = serverAway ? LONGEST_DELAY_WHILE_AWAY : LONGEST_DELAY;
            if (mail.recordFailure(mails.now(), settings.retry(), longest, problem)
                    .isEmpty()) {
                MailMetrics.GIVEN_UP.increment();
                LOG.log(
                        Level.WARNING,
                        "Gave up the mail {0} ({1}) to {2} after {3} attempts: {4}",
                        mail.messageId(),
                        mail.template(),
                        EmailRedactor.redact(job.mail().recipient()),
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
        mails.removeDeadBefore(mails.now().minus(DEAD_LETTERS_STAY));
    }

    /** Unless it was withdrawn, or the lease ran out and another node has taken one. */
    private Optional<QueuedMail> held(Job job) {
        return mails.lock(job.mail().id()).filter(mail -> mail.isLeasedBy(job.lease()));
    }
}
