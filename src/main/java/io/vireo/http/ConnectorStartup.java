package io.vireo.http;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.DeployedApplication;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Installs the {@link ConnectorPolicy} and the graceful shutdown when the application is deployed, and removes them when it is
 * undeployed (docs/decisions/0006-errors-of-the-server.md, 0052-overload.md).
 */
@ApplicationScoped
@Phase(StartupPhase.PORTS)
class ConnectorStartup implements StartupTask {
    private final List<Runnable> removals = new ArrayList<>();
    private Runnable uninstall = () -> {};

    @Inject
    ConnectorSelector selector;

    @Inject
    DeployedApplication application;

    private @Nullable ConnectorPolicy policy;

    /** Produces the policy for injection; available after {@link #start}. */
    @Produces
    @Singleton
    ConnectorPolicy policy() {
        return Objects.requireNonNull(policy, "not started yet");
    }

    @Override
    public void start() {
        ConnectorPolicy created =
                new ConnectorPolicy(application.contextPath(), ListenerSettings.from(Settings.current()));
        policy = created;
        try {
            removals.add(selector.connector().onServing(created.traffic()::open));
            uninstall = selector.connector().install(created, selector::fallBack);
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
        }
        selector.onFallback(() -> fallBack(created));
        GracefulShutdown shutdown =
                new GracefulShutdown(created.traffic(), created.settings().shutdownGracePeriod());
        shutdown.install();
        removals.add(shutdown::remove);
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
                        .isClosed()) { // when the server itself stops, the policy rejects requests until the end
            uninstall.run();
            removals.forEach(Runnable::run);
        }
    }
}
