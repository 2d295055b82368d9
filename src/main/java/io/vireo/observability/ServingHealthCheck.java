package io.vireo.observability;

import io.vireo.http.ConnectorSelector;
import io.vireo.platform.HealthGroup;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready when the server hands requests to Vireo. The port for operators can be asked before. A server that is not Payara does not
 * tell: there it is ready when all else is.
 */
@HealthGroup(HealthGroup.Page.READY)
@ApplicationScoped
@Phase(StartupPhase.PORTS)
public class ServingHealthCheck implements HealthCheck, StartupTask {
    @Inject
    ConnectorSelector selector;

    private volatile boolean serving;
    private Runnable forget = () -> {};

    @Override
    public void start() {
        try {
            forget = selector.connector().onServing(() -> serving = true);
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
            serving = true;
        }
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        forget.run();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("serving").status(serving).build();
    }
}
