package io.vireo.identity.deferred;

import io.vireo.platform.Component;
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
import jakarta.enterprise.event.Reception;
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
 * Carries out deferred actions on a dedicated thread, after a random delay of {@value #MIN_DELAY_MILLIS} to {@value #MAX_DELAY_MILLIS} ms.
 * The delay is random so that the load of an action for an existing account does not slow down a predictable later request, whose duration
 * would otherwise reveal the account.
 */
@Component
@Phase(StartupPhase.WORKERS)
class DeferredActionWorker implements StartupTask {
    private static final Logger LOG = System.getLogger(DeferredActionWorker.class.getName());

    private static final int POLL_SECONDS = 5;
    private static final int MIN_DELAY_MILLIS = 50;
    private static final int MAX_DELAY_MILLIS = 500;
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 10;

    @Inject
    DeferredActionService actions;

    @Inject
    SecureRandom random;

    @Resource
    ManagedThreadFactory threads;

    private final AtomicBoolean isRunQueued = new AtomicBoolean();
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        thread.scheduleWithFixedDelay(
                new RepeatingTask("The worker of deferred actions", this::run), 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopped)
            throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.shutdownNow();
            if (!thread.awaitTermination(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "The worker of deferred actions did not stop in time; the database is slow or unavailable");
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeferredActionQueued queued) {
        if (thread != null && !stopping && isRunQueued.compareAndSet(false, true)) {
            int delay = MIN_DELAY_MILLIS + random.nextInt(MAX_DELAY_MILLIS - MIN_DELAY_MILLIS);
            thread.schedule(this::run, delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Catches exceptions, which would end the periodic runs. */
    private void run() {
        isRunQueued.set(false);
        try {
            while (!stopping && actions.processNext()) {
                LOG.log(Level.DEBUG, "Carried out a deferred action, checking for another");
            }
        } catch (RuntimeException e) {
            Level level = DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "A deferred action failed; it is retried", e);
        }
    }
}
