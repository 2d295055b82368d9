package io.vireo.http.connector;

import io.vireo.platform.Component;
import io.vireo.platform.startup.DeployedApplication;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Installs the {@link ConnectorPolicy} and the graceful shutdown when the application is deployed, and removes them when it is
 * undeployed (docs/decisions/0006-errors-of-the-server.md, 0052-overload.md).
 */
@Component
@Phase(StartupPhase.PORTS)
class ConnectorStartup implements StartupTask {
    private final ConnectorSelector selector;
    private final ConnectorPolicy policy;
    private final GracefulShutdown shutdown;

    /** The actions that remove what was installed in the server's connector; each runs once. */
    private final Queue<Runnable> removals = new ConcurrentLinkedQueue<>();

    @Inject
    ConnectorStartup(ConnectorSelector selector, ConnectorPolicy policy) {
        this.selector = selector;
        this.policy = policy;
        this.shutdown = new GracefulShutdown(policy.traffic(), policy.settings().shutdownGracePeriod());
    }

    /** Produces the policy; the first bean that needs it is a task of the phase {@code PORTS}, when the context path is known. */
    @Produces
    @Singleton
    static ConnectorPolicy policy(
            DeployedApplication application, ListenerSettings settings, @Any Instance<RequestBodyPaths> bodies) {
        return new ConnectorPolicy(
                application.contextPath(), settings, bodies.stream().toList());
    }

    @Override
    public void start() {
        try {
            removals.add(selector.connector().onServing(policy.traffic()::open));
            removals.add(selector.connector().install(policy, selector::fallBack));
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
        }
        selector.onFallback(this::fallBack);
        shutdown.install();
    }

    /** Resets the counters, because the servlet filters count requests from now on. */
    private void fallBack() {
        uninstall();
        policy.traffic().open();
        policy.traffic().reset();
        policy.shedder().reset();
    }

    private void uninstall() {
        for (Runnable removal = removals.poll(); removal != null; removal = removals.poll()) {
            removal.run();
        }
    }

    @PreDestroy
    void stop() {
        if (!policy.traffic().isClosed()) { // when the server itself stops, the policy rejects requests until the end
            uninstall();
            shutdown.remove();
        }
    }
}
