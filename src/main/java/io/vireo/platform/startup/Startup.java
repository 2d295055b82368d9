package io.vireo.platform.startup;

import io.vireo.platform.Component;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the {@link StartupTask}s of the application in the order of their {@link StartupPhase}. */
@Component
class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());
    private static final long RETRY_MINUTES = 1;

    @Inject
    @Any
    Instance<StartupTask> tasks;

    @Inject
    DeployedApplication application;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile boolean stopping;

    /**
     * A task whose bean may not have been created yet.
     *
     * @param task returns the bean; the first call creates it
     */
    record Step(StartupPhase phase, String name, Supplier<StartupTask> task) {
        static Step of(Class<?> type, Supplier<StartupTask> task) {
            String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
            if (SettingsTask.class.isAssignableFrom(type)) {
                return new Step(StartupPhase.SETTINGS, name, task);
            }
            Phase phase = type.getAnnotation(Phase.class);
            if (phase == null) {
                throw new IllegalStateException(type + " has no @Phase");
            }
            return new Step(phase.value(), name, task);
        }
    }

    /** Runs before the observers of libraries, which may need the database. */
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object started)
            throws Exception {
        application.set(started);
        run(tasks.handlesStream()
                .map(handle -> Step.of(handle.getBean().getBeanClass(), handle::get))
                .toList());
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopped) {
        stopping = true;
    }

    /** Runs the tasks in the order of their phases. Stops at a mandatory task that fails, and rethrows its exception. */
    void run(List<Step> steps) throws Exception {
        for (Step step :
                steps.stream().sorted(Comparator.comparing(Step::phase)).toList()) {
            LOG.log(Level.DEBUG, "Phase {0}: {1}", step.phase(), step.name());
            run(step);
        }
    }

    private void run(Step step) throws Exception {
        boolean mandatory = true;
        try {
            StartupTask task = step.task().get();
            mandatory = task.isMandatory();
            task.start();
        } catch (Exception | Error e) {
            // whatever an optional task throws must not stop the start
            if (mandatory) {
                String reason = e.getMessage() == null ? e.toString() : e.getMessage();
                LOG.log(
                        Level.ERROR,
                        "Vireo cannot start: {0} failed in the phase {1}: {2}",
                        step.name(),
                        step.phase(),
                        reason);
                throw e;
            }
            LOG.log(Level.WARNING, step.name() + " failed at the start; it is tried again in a minute", e);
            retryLater(step);
        }
    }

    void retryLater(Step step) {
        executor.schedule(
                () -> {
                    if (!stopping) {
                        run(step);
                    }
                    return null;
                },
                RETRY_MINUTES,
                TimeUnit.MINUTES);
    }
}
