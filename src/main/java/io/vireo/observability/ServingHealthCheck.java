package io.vireo.observability;

import io.vireo.http.connector.ConnectorSelector;
import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Readiness check that succeeds when the server dispatches requests to Vireo; the management port responds earlier. Servers other than
 * Payara do not report this event: there the check always succeeds.
 */
@HealthGroup(HealthGroup.Page.READY)
@Component
@Phase(StartupPhase.PORTS)
public class ServingHealthCheck implements HealthCheck, StartupTask {
    /** The system property that is present while the launcher of {@code vireo.jar} lets the listeners answer with 503. */
    private static final String CLOSED = "io.vireo.launcher.unavailable";

    @Inject
    ConnectorSelector selector;

    private volatile boolean serving;
    private Runnable unregister = () -> {};

    @Override
    public void start() {
        try {
            unregister = selector.connector().onServing(() -> serving = true);
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
            serving = true;
        }
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        unregister.run();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("serving")
                .status(serving && System.getProperty(CLOSED) == null)
                .build();
    }
}
