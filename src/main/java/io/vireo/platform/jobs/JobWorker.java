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

/** The worker threads of a node: run jobs when one is enqueued on this node, and poll for due jobs every two seconds. */
@Component
@Phase(StartupPhase.WORKERS)
class JobWorker implements StartupTask {
    private static final Logger LOG = System.getLogger(JobWorker.class.getName());
    private static final long POLL_SECONDS = 2;
    private static final long GRACE_PERIOD_SECONDS = 10;
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final JobRepository jobs;
    private final JobRunner runner;
    private final JobMetrics metrics;
    private final int count;
    private final ScheduledExecutorService threads;
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
        this.runner = new JobRunner(jobs, byKind, settings.lease(), heartbeats);
        this.count = settings.threads();
        this.threads = Executors.newScheduledThreadPool(count, factory);
    }

    @Override
    public void start() {
        running = true;
        heartbeats.scheduleWithFixedDelay(
                new RepeatingTask("The removal of old dead letters", this::deleteDeadLetters), 0, 1, TimeUnit.HOURS);
        for (int i = 0; i < count; i++) {
            threads.scheduleWithFixedDelay(task(), i, POLL_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Interrupts the active jobs, so that another node can claim them at once. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) throws InterruptedException {
        running = false;
        threads.shutdownNow();
        if (!threads.awaitTermination(GRACE_PERIOD_SECONDS, TimeUnit.SECONDS)) {
            LOG.log(
                    Level.WARNING,
                    "A job did not end within the grace period; it is tried again when its lease expires");
        }
        heartbeats.shutdownNow();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueue.JobAdded added) {
        if (running) {
            threads.execute(task());
        }
    }

    private Runnable task() {
        return new RepeatingTask("A worker of durable jobs", this::runDue);
    }

    private void runDue() {
        try {
            boolean ran = true;
            while (ran && running) {
                metrics.refresh();
                ran = runner.runNext();
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
