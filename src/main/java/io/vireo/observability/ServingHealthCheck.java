package io.vireo.observability;

import io.vireo.http.DeploymentListener;
import io.vireo.platform.HealthGroup;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Logger LOG = System.getLogger(ServingHealthCheck.class.getName());

    private volatile boolean serving;
    private Runnable forget = () -> {};

    @Override
    public void start() {
        try {
            forget = DeploymentListener.onStart(ServingHealthCheck.class.getClassLoader(), () -> serving = true);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.DEBUG, "The server does not tell when it hands requests on", e);
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
