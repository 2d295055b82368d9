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
 * Brings what is pending into the index, every second, on the node that has the {@link LeaderElection}. A search looks at what is pending
 * itself: nothing has to wait for this.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class IndexingJob implements StartupTask {
    private static final Logger LOG = System.getLogger(IndexingJob.class.getName());
    private static final int BATCH = 2000;

    /** So many at once are worth a line in the log. */
    private static final int MANY = 50_000;

    @Inject
    LeaderElection leaderElection;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    private @Nullable Future<?> everySecond;
    private volatile boolean stopped;

    @Override
    public void start() {
        SearchMetrics.register();
        everySecond = executor.scheduleWithFixedDelay(
                new RepeatingTask("The indexing for the search", this::index), 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        stopped = true;
        if (everySecond != null) {
            everySecond.cancel(false);
        }
    }

    /** A failure now must not end the later runs, which an exception would. */
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
            LOG.log(level, "Bringing the search index up to date failed and is tried again: {0}", e.toString());
        }
    }

    /** Begins anew each time: after a failure it is not known what is in the database. */
    private void run(Connection connection) throws SQLException {
        IndexWriter writer = new IndexWriter();
        int channels = 0;
        for (int some = -1; some != 0 && !stopped; channels += some) {
            some = writer.channels(connection, BATCH);
            connection.commit();
        }
        int videos = 0;
        for (int some = -1; some != 0 && !stopped; videos += some) {
            some = writer.videos(connection, BATCH);
            connection.commit();
            if (some > 0 && (videos + some) / MANY > videos / MANY) {
                LOG.log(Level.INFO, "Brought {0} videos into the search index", videos + some);
            }
        }
    }
}
