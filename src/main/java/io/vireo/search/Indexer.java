package io.vireo.search;

import io.micrometer.core.instrument.Gauge;
import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.ChangeLogRepository.State;
import io.vireo.changelog.RecordedChanges;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.cluster.LeaderElection;
import io.vireo.platform.database.DatabaseUnavailableException;
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
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that updates the index of this node: at once for the changes of this node, within {@value #POLL_MILLIS} milliseconds for
 * those that the log reports. On the leader it also gives numbers to changes. A rebuild rests for a third of the time, so that it takes
 * less than a processor.
 */
@Component
@Phase(StartupPhase.WORKERS)
class Indexer implements StartupTask {
    private static final Logger LOG = System.getLogger(Indexer.class.getName());
    private static final long POLL_MILLIS = 250;
    private static final long RETRY_MILLIS = 1000;
    private static final int NUMBERED_AT_ONCE = 1000;

    /** How long a change waits until it can be found. */
    private static final long MAX_WAIT_SECONDS = 3;

    /**
     * More changes, such as all videos of a deleted channel, are not waited for, but followed in the log: the deleted are not shown in any
     * case.
     */
    private static final int MAX_AWAITED = 100;

    /** A change of the index, made by the thread. */
    private interface Change {
        void make() throws SQLException, IOException;
    }

    private final SearchIndex index;
    private final ChangeLogRepository log;
    private final LeaderElection leaderElection;
    private final IndexFollower follower;
    private final ScheduledExecutorService executor;
    private final RepeatingTask task = new RepeatingTask("The update of the search index", this::work);
    private volatile boolean isStopped;
    private long pauseMillis;

    @Inject
    Indexer(
            SearchIndex index,
            ChangeLogRepository log,
            LeaderElection leaderElection,
            IndexFollower follower,
            ManagedThreadFactory threads) {
        this.index = index;
        this.log = log;
        this.leaderElection = leaderElection;
        this.follower = follower;
        this.executor = Executors.newSingleThreadScheduledExecutor(threads);
    }

    @Override
    public void start() {
        gauge("vireo.search.documents", "Videos and channels in the search index of this node", index::documents);
        gauge("vireo.search.change", "Number of the last change in the search index of this node", follower::followed);
        executor.execute(this::repeat);
    }

    private static void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(Metrics.registry());
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        isStopped = true;
        await(() -> {
            try {
                follower.commit();
            } finally {
                index.close();
            }
        });
        executor.shutdownNow();
    }

    /** Indexes committed changes of this node, and waits until users find what they have changed. */
    void applyNow(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordedChanges changes) {
        Set<Long> keys = changes.keys();
        if (!keys.isEmpty() && keys.size() <= MAX_AWAITED) {
            await(() -> {
                if (!isStopped) {
                    follower.open();
                    follower.apply(keys);
                    follower.refresh();
                }
            });
        }
    }

    private void await(Change change) {
        Callable<@Nullable Void> made = () -> {
            change.make();
            return null;
        };
        try {
            executor.submit(made).get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The search index is updated later, from the log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task logs its failures
    private void repeat() {
        if (!isStopped) {
            task.run();
            executor.schedule(this::repeat, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Follows the log for a short time; a rebuild continues after half of that time. */
    private void work() {
        long begin = System.nanoTime();
        pauseMillis = RETRY_MILLIS;
        try {
            follower.open();
            State state = log.state();
            if (leaderElection.isLeader() && state.pending() > 0) {
                log.number(NUMBERED_AT_ONCE);
                state = log.state();
            }
            boolean more = follower.step(state);
            pauseMillis = more ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 2 : POLL_MILLIS;
        } catch (SQLException | IOException e) {
            if (!DatabaseUnavailableException.isCauseOf(e)) {
                throw new IllegalStateException(e);
            }
            LOG.log(Level.DEBUG, "The search index is not updated while the database is unavailable", e);
        }
    }
}
