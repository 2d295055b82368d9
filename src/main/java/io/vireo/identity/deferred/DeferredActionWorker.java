package io.vireo.identity.deferred;

import io.vireo.platform.database.DatabaseUnavailableException;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Does quiet requests on a thread of its own, a moment after they were noted. The moment is drawn by chance: the work for an account
 * that exists falls on no particular one of the requests that follow, so their times do not tell either.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class DeferredActionWorker implements StartupTask {
    private static final Logger LOG = System.getLogger(DeferredActionWorker.class.getName());

    private static final int POLL_SECONDS = 5;
    private static final int MIN_DELAY_MILLIS = 50;
    private static final int MAX_DELAY_MILLIS = 500;
    private static final int PATIENCE_SECONDS = 10;

    @Inject
    DeferredActionService requests;

    @Inject
    SecureRandom random;

    @Resource
    ManagedThreadFactory threads;

    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        thread.scheduleWithFixedDelay(
                new RepeatingTask("The worker of requests for mails", this::run), 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.shutdownNow();
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Stopped while the database was slow");
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeferredActionQueued noted) {
        if (thread != null && !stopping && woken.compareAndSet(false, true)) {
            int delay = MIN_DELAY_MILLIS + random.nextInt(MAX_DELAY_MILLIS - MIN_DELAY_MILLIS);
            thread.schedule(this::run, delay, TimeUnit.MILLISECONDS);
        }
    }

    /** An exception would end the later runs. */
    private void run() {
        woken.set(false);
        try {
            while (!stopping && requests.processNext()) {
                LOG.log(Level.DEBUG, "Looking for a further request");
            }
        } catch (RuntimeException e) {
            Level level = DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "A request for a mail could not be carried out; it is tried again", e);
        }
    }
}
