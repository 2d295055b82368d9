package io.vireo.platform.cluster;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Elects one node of the cluster as the leader: the node that holds the {@link Lease}. When the leader stops, another node becomes the
 * leader at once; when it crashes, after the time of {@code vireo.cluster.leader-lease}.
 *
 * <p>The election is an optimisation that avoids duplicate work and lock contention; correctness does not depend on it. A node that was
 * suspended for longer than the lease may continue beside its successor, so work under the lease must be idempotent
 * (docs/decisions/0056-leader-election.md).
 */
@Component
@Phase(StartupPhase.WORKERS)
public class LeaderElection implements StartupTask {
    private static final Logger LOG = System.getLogger(LeaderElection.class.getName());

    /** The number of renewals within the lifetime of a lease, which therefore survives two failed ones. */
    private static final int RENEWALS = 3;

    private final ManagedScheduledExecutorService executor;
    private final Duration duration;
    private final Lease lease;
    private final List<Future<?>> renewals = new CopyOnWriteArrayList<>();
    private volatile boolean held;
    private volatile long heldSince;

    @Inject
    LeaderElection(ClusterSettings settings, DataSource database, ManagedScheduledExecutorService executor) {
        this.executor = executor;
        this.duration = settings.duration();
        this.lease = new Lease(database, "leader", UUID.randomUUID().toString(), duration);
    }

    @Override
    public void start() {
        long period = Math.max(1, duration.toMillis() / RENEWALS);
        renewals.add(executor.scheduleWithFixedDelay(
                new RepeatingTask("The renewal of the lease", this::renew), 0, period, TimeUnit.MILLISECONDS));
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        renewals.forEach(renewal -> renewal.cancel(false));
        if (isLeader()) {
            held = false;
            try {
                lease.release();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "The leader lease could not be released; it expires by itself", e);
            }
        }
    }

    /** Returns whether this node is the leader. */
    public boolean isLeader() {
        return held && System.nanoTime() - heldSince < duration.toNanos();
    }

    /** Acquires or renews the lease. Catches exceptions, because an exception would end the scheduled renewals. */
    private void renew() {
        boolean wasHeld = held;
        long now = System.nanoTime();
        try {
            held = lease.acquire();
            heldSince = now;
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The leader lease could not be renewed; it is tried again", e);
        }
        if (held != wasHeld) {
            LOG.log(
                    Level.INFO,
                    held
                            ? "This node is the leader and runs the cluster-wide jobs"
                            : "Another node is the leader and runs the cluster-wide jobs");
        }
    }
}
