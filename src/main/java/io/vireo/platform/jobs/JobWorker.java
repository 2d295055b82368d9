package io.vireo.platform.jobs;

import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
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
import org.jspecify.annotations.Nullable;

/** The worker threads of a node: run jobs when one is enqueued on this node, and poll for due jobs every two seconds. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class JobWorker implements StartupTask {
    private static final Logger LOG = System.getLogger(JobWorker.class.getName());
    private static final long POLL_SECONDS = 2;
    private static final long GRACE_PERIOD_SECONDS = 10;
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    @Resource
    ManagedThreadFactory factory;

    @Inject
    Instance<JobHandler> handlers;

    @Inject
    JobSettings settings;

    private @Nullable ScheduledExecutorService threads;
    private @Nullable ScheduledExecutorService heartbeats;
    private @Nullable JobRunner runner;
    private @Nullable JobMetrics metrics;
    private volatile boolean stopping;

    @Override
    public void start() {
        Map<String, JobHandler> byKind =
                handlers.stream().collect(Collectors.toMap(JobHandler::kind, handler -> handler));
        JobRepository jobs = new JobRepository(database);
        metrics = new JobMetrics(database, byKind.keySet());
        heartbeats = Executors.newSingleThreadScheduledExecutor(factory);
        heartbeats.scheduleWithFixedDelay(
                new RepeatingTask("The removal of old dead letters", () -> deleteDeadLetters(jobs)),
                0,
                1,
                TimeUnit.HOURS);
        runner = new JobRunner(jobs, byKind, settings.lease(), heartbeats);
        threads = Executors.newScheduledThreadPool(settings.threads(), factory);
        for (int i = 0; i < settings.threads(); i++) {
            threads.scheduleWithFixedDelay(task(), i, POLL_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Interrupts the active jobs, so that another node can claim them at once. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) throws InterruptedException {
        stopping = true;
        if (threads != null) {
            threads.shutdownNow();
            if (!threads.awaitTermination(GRACE_PERIOD_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "A job did not end within the grace period; it is tried again when its lease expires");
            }
        }
        if (heartbeats != null) {
            heartbeats.shutdownNow();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueue.JobAdded added) {
        if (threads != null && !stopping) {
            threads.execute(task());
        }
    }

    private Runnable task() {
        return new RepeatingTask("A worker of durable jobs", this::runDue);
    }

    private void runDue() {
        if (runner == null || metrics == null) {
            return;
        }
        try {
            boolean ran = true;
            while (ran && !stopping) {
                metrics.refresh();
                ran = runner.runNext();
            }
        } catch (SQLException | RuntimeException e) {
            Level level = DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "Due jobs could not be claimed or finished; it is tried again: {0}", e.toString());
        }
    }

    private static void deleteDeadLetters(JobRepository jobs) {
        try {
            jobs.deleteDeadLetters(DEAD_LETTER_RETENTION);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "Old dead letters could not be deleted; it is tried again in an hour", e);
        }
    }
}
