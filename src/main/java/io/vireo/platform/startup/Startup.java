package io.vireo.platform.startup;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the application, see {@link StartupPhase}. */
@ApplicationScoped
class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());
    private static final long RETRY_MINUTES = 1;

    @Inject
    @Any
    Instance<StartupTask> tasks;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile boolean stopping;

    /** Before other observers, of libraries, which may need the database. */
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object started)
            throws Exception {
        // proxies: the beans are not made before it is their turn
        run(tasks.stream().toList());
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        stopping = true;
    }

    /** In the order of the phases. Throws what a mandatory task has thrown; those after it are not run then. */
    void run(List<StartupTask> unordered) throws Exception {
        List<StartupTask> ordered = new ArrayList<>(unordered);
        ordered.sort(Comparator.comparing(StartupTask::phase));
        for (StartupTask task : ordered) {
            LOG.log(Level.DEBUG, "Phase {0}: {1}", task.phase(), name(task));
            if (task.isMandatory()) {
                runMandatory(task);
            } else {
                runOptional(task);
            }
        }
    }

    private static void runMandatory(StartupTask task) throws Exception {
        try {
            task.start();
        } catch (Exception | Error e) {
            LOG.log(
                    Level.ERROR,
                    "Vireo cannot start: {0} failed in the phase {1}: {2}",
                    name(task),
                    task.phase(),
                    e.getMessage() == null ? e.toString() : e.getMessage());
            throw e;
        }
    }

    private void runOptional(StartupTask task) {
        try {
            task.start();
        } catch (Exception | Error e) {
            // whatever it is, the site can open without
            LOG.log(Level.WARNING, name(task) + " failed at the start and is tried again in a minute", e);
            retryLater(task);
        }
    }

    void retryLater(StartupTask task) {
        executor.schedule(
                () -> {
                    if (!stopping) {
                        runOptional(task);
                    }
                },
                RETRY_MINUTES,
                TimeUnit.MINUTES);
    }

    /** Without what a container adds to the name of a proxy. */
    private static String name(StartupTask task) {
        String name = task.getClass().getName();
        name = name.substring(name.lastIndexOf('.') + 1);
        int added = name.indexOf("$Proxy$");
        return added < 0 ? name : name.substring(0, added);
    }
}
