package io.vireo.search;

import io.vireo.platform.cluster.LeaderElection;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Indexes pending videos and channels every second, on the node that {@link LeaderElection} has elected. Searches read pending rows in
 * addition to the index, so results do not depend on this job.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class IndexingJob implements StartupTask {
    private static final Logger LOG = System.getLogger(IndexingJob.class.getName());
    private static final int BATCH = 2000;

    /** Number of videos per run after which the progress is logged. */
    private static final int LOG_INTERVAL = 50_000;

    @Inject
    LeaderElection leaderElection;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    private @Nullable Future<?> schedule;
    private volatile boolean stopped;

    @Override
    public void start() {
        SearchMetrics.register();
        schedule = executor.scheduleWithFixedDelay(
                new RepeatingTask("The search indexing", this::index), 1, 1, TimeUnit.SECONDS);
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    /** Catches exceptions, which would end the periodic runs. */
    private void index() {
        if (!leaderElection.isLeader()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                run(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            Level level = DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "Could not update the search index; the update is retried: {0}", e.toString());
        }
    }

    /** Uses a new writer for each run, because a writer must not be used after a failure. */
    private void run(Connection connection) throws SQLException {
        IndexWriter writer = new IndexWriter();
        int channels = 0;
        for (int indexed = -1; indexed != 0 && !stopped; channels += indexed) {
            indexed = writer.channels(connection, BATCH);
            connection.commit();
        }
        int videos = 0;
        for (int indexed = -1; indexed != 0 && !stopped; videos += indexed) {
            indexed = writer.videos(connection, BATCH);
            connection.commit();
            if (indexed > 0 && (videos + indexed) / LOG_INTERVAL > videos / LOG_INTERVAL) {
                LOG.log(Level.INFO, "Added {0} videos to the search index", videos + indexed);
            }
        }
    }
}
