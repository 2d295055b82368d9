package io.vireo.platform.jobs;

import io.vireo.platform.cluster.LeaderElection;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the hours, {@link HourlyTick}, on the node that has the {@link LeaderElection}. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class HourlyScheduler implements StartupTask {
    private static final Logger LOG = System.getLogger(HourlyScheduler.class.getName());
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @Inject
    LeaderElection leaderElection;

    @Inject
    Event<HourlyTick> hourly;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> looking;
    private boolean onDuty;
    private long told;

    @Override
    public void start() {
        looking = executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    private void look() {
        boolean taken = !onDuty;
        onDuty = leaderElection.isLeader();
        if (onDuty && (taken || System.nanoTime() - told >= HOUR)) {
            told = System.nanoTime();
            fire();
        }
    }

    /** A failure now must not end the later ones, which an exception would. */
    private void fire() {
        try {
            hourly.fire(new HourlyTick());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What has run out could not be removed; it is tried again in an hour", e);
        }
    }
}
