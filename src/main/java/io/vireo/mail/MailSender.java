package io.vireo.mail;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
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
 * Sends due mails sequentially on one thread: immediately after a mail was queued, and every {@value #POLL_SECONDS} seconds to retry failed
 * mails and those of crashed nodes.
 */
@Component
@Phase(StartupPhase.WORKERS)
class MailSender implements StartupTask {
    private static final Logger LOG = System.getLogger(MailSender.class.getName());

    private static final long POLL_SECONDS = 2;
    private static final long SHUTDOWN_TIMEOUT_SECONDS = 20;

    private final OutboxProcessor outboxProcessor;
    private final MailSettings settings;
    private final MailMetrics metrics;
    private final Mailer mailer;
    private final LeaseRenewer leaseRenewer;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean isRunQueued = new AtomicBoolean();
    private volatile boolean running;
    private boolean failing;

    @Inject
    MailSender(
            OutboxProcessor outboxProcessor, MailSettings settings, MailMetrics metrics, ManagedThreadFactory threads) {
        this.outboxProcessor = outboxProcessor;
        this.settings = settings;
        this.metrics = metrics;
        SmtpServer server = settings.server();
        this.mailer = server == null ? new FileMailer(settings.files()) : new SmtpMailer(server, settings.host());
        this.leaseRenewer = new LeaseRenewer(outboxProcessor, threads);
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    @Override
    public void start() {
        settings.warn();
        SmtpServer server = settings.server();
        if (server != null && server.user() != null && !server.starttls() && !server.tls()) {
            LOG.log(
                    Level.WARNING,
                    "The password of the mail server is sent unencrypted: set vireo.mail.starttls or vireo.mail.tls");
        }
        running = true;
        thread.scheduleWithFixedDelay(
                new RepeatingTask("The mail sender", this::run), 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the current attempt: a mail that the server accepts after the shutdown is not removed from the outbox, and sent again. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopped)
            throws InterruptedException {
        running = false;
        thread.shutdown();
        if (!thread.awaitTermination(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            LOG.log(
                    Level.WARNING,
                    "The mail sender did not stop in time, because the mail server is slow; a mail may be sent twice");
        }
        leaseRenewer.stop();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued queued) {
        if (running && isRunQueued.compareAndSet(false, true)) {
            thread.execute(new RepeatingTask("The mail sender", this::run));
        }
    }

    /** Catches exceptions, which would end the periodic runs. */
    private void run() {
        isRunQueued.set(false);
        try {
            while (running && sendOne()) {
                LOG.log(Level.DEBUG, "Processed a mail, checking for another");
            }
        } catch (RuntimeException e) {
            logFailure("Could not process the outbox; it is retried", e);
        } finally {
            mailer.releaseConnection();
            metrics.refresh();
        }
    }

    /**
     * Sends the next due mail.
     *
     * @return whether to continue with the next mail; false if no mail is due or the mail server is unavailable
     */
    private boolean sendOne() {
        Optional<OutboxProcessor.LeasedMail> next = outboxProcessor.next();
        if (next.isEmpty()) {
            return false;
        }
        OutboxProcessor.LeasedMail leased = next.get();
        Future<?> lease = leaseRenewer.start(leased);
        try {
            mailer.send(OutgoingMail.of(leased.mail(), settings.from()));
        } catch (EmailAddress.Unusable | MessagingException | IOException | RuntimeException e) {
            String problem = EmailRedactor.redact(problem(e));
            boolean unavailable = isServerUnavailable(e);
            outboxProcessor.failed(leased, problem, unavailable);
            MailMetrics.FAILED.increment();
            logFailure("Could not send a mail; it is retried: " + problem, null);
            return !unavailable;
        } finally {
            lease.cancel(false);
        }
        outboxProcessor.sent(leased);
        MailMetrics.SENT.increment();
        LOG.log(
                Level.INFO,
                "Sent the mail {0} ({1})",
                leased.mail().messageId(),
                leased.mail().template());
        if (failing) {
            failing = false;
            LOG.log(Level.INFO, "Mails are sent again");
        }
        return true;
    }

    /** Returns whether a failure concerns the connection and thereby all mails, not only the mail that was being sent. */
    private static boolean isServerUnavailable(Exception failure) {
        return failure instanceof IOException
                || failure instanceof MessagingException && !(failure instanceof SendFailedException);
    }

    /** Returns the description of the root cause: the message of Jakarta Mail's own exception is only that it could not connect. */
    private static String problem(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Logs the first of several failures in a row as a warning, the others at debug level. */
    private void logFailure(String message, @Nullable Throwable failure) {
        Level level = failing ? Level.DEBUG : Level.WARNING;
        failing = true;
        LOG.log(level, message, failure);
    }
}
