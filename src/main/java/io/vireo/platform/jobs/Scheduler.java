package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import io.vireo.platform.cluster.LeaderElection;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the {@link ScheduledJob}s of all features, each on its own thread and not concurrently with itself on a node. */
@Component
@Phase(StartupPhase.WORKERS)
class Scheduler implements StartupTask {
    private static final Logger LOG = System.getLogger(Scheduler.class.getName());

    @Inject
    LeaderElection leaderElection;

    @Inject
    @Any
    Instance<ScheduledJob> jobs;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> polling;

    @Override
    public void start() {
        List<JobSchedule> schedules =
                jobs.stream().map(job -> new JobSchedule(job, System::nanoTime)).toList();
        polling = executor.scheduleWithFixedDelay(
                new RepeatingTask("The scheduler", () -> startDue(schedules)), 1, 1, TimeUnit.SECONDS);
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (polling != null) {
            polling.cancel(false);
        }
    }

    private void startDue(List<JobSchedule> schedules) {
        boolean leader = leaderElection.isLeader();
        for (JobSchedule schedule : schedules) {
            if (schedule.begin(leader)) {
                try {
                    executor.execute(schedule::run);
                } catch (RejectedExecutionException e) {
                    LOG.log(
                            Level.DEBUG,
                            "No thread is available for a scheduled job; it is tried again in a second",
                            e);
                    schedule.release();
                }
            }
        }
    }
}
