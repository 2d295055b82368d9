package io.vireo.mail;

import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, one mail after the other on one thread: when a mail has been added, and every other second for those whose time
 * has come, or that another node has left.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class MailSender implements StartupTask {
    private static final Logger LOG = System.getLogger(MailSender.class.getName());

    private static final long POLL_SECONDS = 2;
    private static final long PATIENCE_SECONDS = 20;

    @Inject
    OutboxProcessor outboxProcessor;

    @Inject
    MailSettings settings;

    @Inject
    MailMetrics meters;

    @Resource
    ManagedThreadFactory threads;

    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Mailer mailer;
    private @Nullable LeaseRenewer keeper;
    private volatile boolean stopping;
    private boolean troubled;

    @Override
    public void start() {
        settings.warn();
        SmtpServer server = settings.server();
        mailer = server == null ? new FileMailer(settings.files()) : new SmtpMailer(server, settings.host());
        if (server != null && server.user() != null && !server.starttls() && !server.tls()) {
            LOG.log(Level.WARNING, "The password of the mail server is sent as it is: set vireo.mail.starttls or .tls");
        }
        keeper = new LeaseRenewer(outboxProcessor, threads);
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        thread.scheduleWithFixedDelay(
                new RepeatingTask("The delivery of mails", this::run), 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the mail at work: stopped between the server's yes and the note of it, it would go twice. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.shutdown();
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Stopped while the mail server was slow: a mail may be sent again");
            }
        }
        if (keeper != null) {
            keeper.stop();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued added) {
        if (thread != null && !stopping && woken.compareAndSet(false, true)) {
            thread.execute(new RepeatingTask("The delivery of mails", this::run));
        }
    }

    /** An exception would end the later runs. */
    private void run() {
        woken.set(false);
        try {
            while (!stopping && sendOne()) {
                LOG.log(Level.DEBUG, "Looking for a further mail");
            }
        } catch (RuntimeException e) {
            trouble("the outbox cannot be read", e);
        } finally {
            if (mailer != null) {
                mailer.releaseConnection();
            }
            meters.look();
        }
    }

    /** @return whether it is worth going on at once: there was a mail, and it was sent */
    private boolean sendOne() {
        Optional<OutboxProcessor.Job> next = outboxProcessor.next();
        if (next.isEmpty() || mailer == null || keeper == null) {
            return false;
        }
        OutboxProcessor.Job job = next.get();
        Future<?> lease = keeper.keep(job);
        try {
            mailer.send(OutgoingMail.of(job.mail(), settings.from()));
        } catch (EmailAddress.Unusable | MessagingException | IOException | RuntimeException e) {
            String problem = EmailRedactor.redact(problem(e));
            boolean away = isServerAway(e);
            outboxProcessor.failed(job, problem, away);
            MailMetrics.FAILED.increment();
            trouble(problem, null);
            return !away;
        } finally {
            lease.cancel(false);
        }
        outboxProcessor.sent(job);
        MailMetrics.SENT.increment();
        LOG.log(
                Level.INFO,
                "Sent the mail {0} ({1})",
                job.mail().messageId(),
                job.mail().template());
        if (troubled) {
            troubled = false;
            LOG.log(Level.INFO, "Mails can be sent again");
        }
        return true;
    }

    /** What is wrong with the connection is wrong for every mail, what is said about one mail is not. */
    private static boolean isServerAway(Exception failure) {
        return failure instanceof IOException
                || failure instanceof MessagingException && !(failure instanceof SendFailedException);
    }

    /** The end of the chain: Jakarta Mail's own sentence says no more than that it could not connect. */
    private static String problem(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Told once until it is over, at each mail it would fill the log. */
    private void trouble(String problem, @Nullable Throwable failure) {
        Level level = troubled ? Level.DEBUG : Level.WARNING;
        troubled = true;
        LOG.log(level, "A mail could not be sent; it is kept and tried again: " + problem, failure);
    }
}
