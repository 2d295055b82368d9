package io.vireo.search;

import io.vireo.platform.cluster.LeaderElection;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.search.ChangeLogRepository.State;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that updates the index of this node: at once for the changes of this node, within {@value #POLL_MILLIS} milliseconds for
 * those that the log reports. On the leader it also gives numbers to changes. A rebuild rests for a third of the time, so that it takes less
 * than a processor.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class Indexer implements StartupTask, ScheduledJob {
    private static final Logger LOG = System.getLogger(Indexer.class.getName());
    private static final long POLL_MILLIS = 250;
    private static final long REOPEN_MILLIS = 5000;
    private static final int NUMBERED_AT_ONCE = 1000;
    private static final int KEPT_DAYS = 7;
    private static final int REMOVED_AT_ONCE = 10_000;

    /** How long a change waits until it can be found. */
    private static final long MAX_WAIT_SECONDS = 3;

    @Inject
    SearchIndex index;

    @Inject
    RowRepository rows;

    @Inject
    ChangeLogRepository log;

    @Inject
    LeaderElection leaderElection;

    @Resource
    ManagedThreadFactory threads;

    private final BlockingQueue<Update> updates = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable IndexFollower follower;
    private volatile boolean stopped;
    private long pauseMillis;

    private record Update(Collection<Long> changes, CountDownLatch done) {}

    @PostConstruct
    void create() {
        follower = new IndexFollower(index, rows, log);
    }

    @Override
    public void start() {
        SearchMetrics.register(index::documents, follower()::followed);
        threads.newThread(this::loop).start();
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping)
            throws InterruptedException {
        stopped = true;
        updates.add(new Update(List.of(), new CountDownLatch(1)));
        if (!ended.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            LOG.log(Level.DEBUG, "The search index is not closed yet; the next start follows the log again");
        }
    }

    /** Returns whether hits may be missing because many rows are not indexed yet. */
    boolean isIncomplete() {
        return follower().isIncomplete();
    }

    /** Indexes committed changes of this node, and waits until they can be found. */
    void applyNow(Collection<Long> changes) {
        Update update = new Update(changes, new CountDownLatch(1));
        updates.add(update);
        try {
            if (!update.done.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "Indexing is busy; the change is found later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Indexes rows again, without waiting. */
    void verify(Collection<Long> changes) {
        updates.add(new Update(changes, new CountDownLatch(1)));
    }

    private void loop() {
        RepeatingTask task = new RepeatingTask("The update of the search index", this::work);
        while (!stopped) {
            task.run();
        }
        try {
            follower().commit();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The search index was not committed; the next start follows the log again", e);
        }
        index.close();
        ended.countDown();
    }

    private void work() {
        List<Update> urgent = new ArrayList<>();
        try {
            Update first = updates.poll(pauseMillis, TimeUnit.MILLISECONDS);
            if (first != null) {
                urgent.add(first);
            }
            updates.drainTo(urgent);
            pauseMillis = work(urgent);
        } catch (InterruptedException e) {
            stopped = true;
        } catch (SQLException | IOException | RuntimeException e) {
            pauseMillis = REOPEN_MILLIS / 5;
            if (!DatabaseUnavailableException.isCauseOf(e)) {
                throw e instanceof RuntimeException unchecked
                        ? unchecked
                        : new UncheckedIOException(new IOException(e));
            }
            LOG.log(Level.DEBUG, "The search index is not updated while the database is unavailable", e);
        } finally {
            urgent.forEach(update -> update.done.countDown());
        }
    }

    /** Works once; returns the time to rest in milliseconds. */
    private long work(List<Update> urgent) throws SQLException, IOException {
        IndexFollower current = follower();
        if (!current.open()) {
            return REOPEN_MILLIS;
        }
        List<Long> changes = new ArrayList<>();
        urgent.forEach(update -> changes.addAll(update.changes));
        if (!changes.isEmpty()) {
            current.apply(changes);
            urgent.forEach(update -> update.done.countDown());
        }
        long begin = System.nanoTime();
        State state = log.state();
        if (leaderElection.isLeader() && state.pending() > 0) {
            log.number(NUMBERED_AT_ONCE);
            state = log.state();
        }
        boolean more = current.follow(state) | current.compare();
        current.commitIfDue();
        return more ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 2 : POLL_MILLIS;
    }

    @Override
    public String name() {
        return "search-changes";
    }

    /** Removes old changes from the log. A node that has not followed them rebuilds its index. */
    @Override
    public void run() {
        try {
            while (log.removeOld(KEPT_DAYS, REMOVED_AT_ONCE) == REMOVED_AT_ONCE) {
                // next batch
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Old changes of the search index could not be removed", e);
        }
    }

    private IndexFollower follower() {
        IndexFollower current = follower;
        if (current == null) {
            throw new IllegalStateException("The bean is not constructed yet");
        }
        return current;
    }
}
