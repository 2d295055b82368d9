package io.vireo.http;

import io.vireo.platform.config.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Installs the {@link ConnectorPolicy} and the graceful shutdown when the application is deployed, and removes them when it is
 * undeployed (docs/decisions/0006-errors-of-the-server.md, 0052-overload.md).
 */
@ApplicationScoped
class ConnectorStartup {
    private static final int BEFORE_MIGRATIONS = Interceptor.Priority.PLATFORM_BEFORE - 500;

    private final List<Runnable> removals = new ArrayList<>();
    private Runnable uninstall = () -> {};

    @Inject
    ConnectorSelector selector;

    private @Nullable ConnectorPolicy policy;

    /** Produces the policy for injection; available after {@link #start}. */
    @Produces
    @Singleton
    ConnectorPolicy policy() {
        return Objects.requireNonNull(policy, "not started yet");
    }

    /** Runs before the migrations, which may wait for the database. */
    void start(@Observes @Priority(BEFORE_MIGRATIONS) @Initialized(ApplicationScoped.class) Object application) {
        String contextPath = application instanceof ServletContext context ? context.getContextPath() : "";
        ConnectorPolicy made = new ConnectorPolicy(contextPath, ListenerSettings.from(Settings.current()));
        policy = made;
        try {
            removals.add(selector.connector().onServing(made.traffic()::open));
            uninstall = selector.connector().install(made, selector::fallBack);
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
        }
        selector.onFallback(() -> fallBack(made));
        GracefulShutdown stop =
                new GracefulShutdown(made.traffic(), made.settings().shutdownGracePeriod());
        stop.install();
        removals.add(stop::remove);
    }

    /** Resets the counters, because the servlet filters count requests from now on. */
    private void fallBack(ConnectorPolicy policy) {
        uninstall.run();
        policy.traffic().open();
        policy.traffic().reset();
        policy.shedder().reset();
    }

    @PreDestroy
    void stop() {
        if (policy == null
                || !policy.traffic()
                        .isClosed()) { // otherwise the server ends, and until it has the rejections are ours
            uninstall.run();
            removals.forEach(Runnable::run);
        }
    }
}
