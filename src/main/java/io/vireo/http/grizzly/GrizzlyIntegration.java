package io.vireo.http.grizzly;

import io.vireo.http.DeploymentListener;
import io.vireo.http.GracefulShutdown;
import io.vireo.http.InFlightRequests;
import io.vireo.http.ListenerSettings;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives what fails before the REST application the shape of the contract, and bounds what waits for it: on Payara, while Vireo is
 * deployed, every HTTP listener is a changed {@link GrizzlyListener} (docs/decisions/0006-errors-of-the-server.md, 0052-overload.md).
 * A server that is not Payara just goes without.
 */
@ApplicationScoped
@Phase(StartupPhase.PORTS)
class GrizzlyIntegration implements StartupTask {
    private static final Logger LOG = System.getLogger(GrizzlyIntegration.class.getName());

    private final InFlightRequests inFlightRequests = new InFlightRequests();
    private final List<Runnable> removals = new ArrayList<>();

    @Override
    public void start() {
        ListenerSettings settings = ListenerSettings.from(Settings.current());
        try {
            removals.add(DeploymentListener.onStart(GrizzlyIntegration.class.getClassLoader(), inFlightRequests::open));
            for (Object transport : GrizzlyListeners.transports()) {
                removals.add(GrizzlyListener.change(transport, inFlightRequests, settings));
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.INFO, "This server answers requests that it cannot parse in its own words");
            LOG.log(Level.DEBUG, "No Grizzly listeners", e);
            return;
        }
        GracefulShutdown stop = new GracefulShutdown(inFlightRequests, settings.shutdownGracePeriod());
        stop.install();
        removals.add(stop::remove);
    }

    @PreDestroy
    void stop() {
        if (!inFlightRequests.isClosed()) { // otherwise the server ends, and until it has the refusals are ours
            removals.forEach(Runnable::run);
        }
    }
}
