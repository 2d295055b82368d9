package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The worker threads of a node: run jobs when one is enqueued on this node, and poll for due jobs every two seconds. Long-running jobs have
 * a thread of their own.
 */
@Component
@Phase(StartupPhase.WORKERS)
class JobWorker implements StartupTask {
    private static final Logger LOG = System.getLogger(JobWorker.class.getName());
    private static final long POLL_SECONDS = 2;
    private static final long GRACE_PERIOD_SECONDS = 10;
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final JobRepository jobs;
    private final JobRunner runner;
    private final JobRunner longRunner;
    private final JobMetrics metrics;
    private final int count;
    private final ScheduledExecutorService threads;
    private final ScheduledExecutorService longThread;
    private final ScheduledExecutorService heartbeats;
    private volatile boolean running;

    @Inject
    JobWorker(
            JobRepository jobs,
            Instance<JobHandler> handlers,
            JobSettings settings,
            DataSource database,
            ManagedThreadFactory factory) {
        Map<String, JobHandler> byKind =
                handlers.stream().collect(Collectors.toMap(JobHandler::kind, handler -> handler));
        this.jobs = jobs;
        this.metrics = new JobMetrics(database, byKind.keySet());
        this.heartbeats = Executors.newSingleThreadScheduledExecutor(factory);
        this.runner = new JobRunner(jobs, select(byKind, false), settings.lease(), heartbeats);
        this.longRunner = new JobRunner(jobs, select(byKind, true), settings.lease(), heartbeats);
        this.count = settings.threads();
        this.threads = Executors.newScheduledThreadPool(count, factory);
        this.longThread = Executors.newSingleThreadScheduledExecutor(factory);
    }

    private static Map<String, JobHandler> select(Map<String, JobHandler> handlers, boolean isLongRunning) {
        return handlers.entrySet().stream()
                .filter(handler -> handler.getValue().isLongRunning() == isLongRunning)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void start() {
        running = true;
        heartbeats.scheduleWithFixedDelay(
                new RepeatingTask("The removal of old dead letters", this::deleteDeadLetters), 0, 1, TimeUnit.HOURS);
        for (int i = 0; i < count; i++) {
            threads.scheduleWithFixedDelay(task(runner), i, POLL_SECONDS, TimeUnit.SECONDS);
        }
        longThread.scheduleWithFixedDelay(task(longRunner), 1, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /** Interrupts the active jobs, so that another node can claim them at once. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopped)
            throws InterruptedException {
        running = false;
        threads.shutdownNow();
        longThread.shutdownNow();
        boolean ended = threads.awaitTermination(GRACE_PERIOD_SECONDS, TimeUnit.SECONDS);
        if (!longThread.awaitTermination(ended ? GRACE_PERIOD_SECONDS : 1, TimeUnit.SECONDS) || !ended) {
            LOG.log(
                    Level.WARNING,
                    "A job did not end within the grace period; it is tried again when its lease expires");
        }
        heartbeats.shutdownNow();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueue.JobAdded added) {
        if (running) {
            threads.execute(task(runner));
            longThread.execute(task(longRunner));
        }
    }

    private Runnable task(JobRunner jobRunner) {
        return new RepeatingTask("A worker of durable jobs", () -> runDue(jobRunner));
    }

    private void runDue(JobRunner jobRunner) {
        try {
            boolean ran = true;
            while (ran && running) {
                metrics.refresh();
                ran = jobRunner.runNext();
            }
        } catch (SQLException | RuntimeException e) {
            Level level = DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "Due jobs could not be claimed or finished; it is tried again: {0}", e.toString());
        }
    }

    private void deleteDeadLetters() {
        try {
            jobs.deleteDeadLetters(DEAD_LETTER_RETENTION);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "Old dead letters could not be deleted; it is tried again in an hour", e);
        }
    }
}
