package io.vireo.platform.cluster;

import io.vireo.platform.config.Settings;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one node does for all of them: the node that holds the {@link Lease} of that name, as long as it lives. When it stops, another
 * takes over at once; when it dies, after the time of {@code vireo.cluster.leader-lease}.
 *
 * <p>It saves work and quarrels over locks. Right things happen without it too: a node that was held up for longer than the lease
 * may go on beside its successor, so that work under the lease must bear to be done twice (docs/decisions/0056-leader-election.md).
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class LeaderElection implements StartupTask {
    private static final Logger LOG = System.getLogger(LeaderElection.class.getName());

    /** A lease survives two renewals that fail. */
    private static final int RENEWALS = 3;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    private final Duration duration = ClusterSettings.from(Settings.current()).duration();
    private @Nullable Lease lease;
    private @Nullable Future<?> renewing;
    private volatile boolean held;
    private volatile long heldSince;

    @Override
    public void start() {
        lease = new Lease(database, "duty", UUID.randomUUID().toString(), duration);
        long period = Math.max(1, duration.toMillis() / RENEWALS);
        renewing = executor.scheduleWithFixedDelay(
                new RepeatingTask("The renewal of the lease", this::renew), 0, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (renewing != null) {
            renewing.cancel(false);
        }
        if (lease != null && isLeader()) {
            held = false;
            try {
                lease.release();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "The lease runs out by itself", e);
            }
        }
    }

    /** Whether this node is the one. */
    public boolean isLeader() {
        return held && System.nanoTime() - heldSince < duration.toNanos();
    }

    /** A failure now must not end the later renewals, which an exception would. */
    private void renew() {
        boolean before = held;
        long now = System.nanoTime();
        try {
            held = lease != null && lease.acquire();
            heldSince = now;
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The lease was not renewed; tried again", e);
        }
        if (held != before) {
            LOG.log(
                    Level.INFO,
                    held
                            ? "This node sweeps and indexes for all nodes"
                            : "Another node sweeps and indexes for all nodes");
        }
    }
}
