package io.vireo.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives what fails before the REST application the shape of the contract: on Payara, while Vireo is deployed, a
 * {@link GrizzlyErrorFilter} is in the filter chain of every HTTP listener (docs/decisions/0006-errors-of-the-server.md).
 * A server that is not Payara just goes without.
 */
@ApplicationScoped
class ServerErrors {
    private static final Logger LOG = System.getLogger(ServerErrors.class.getName());

    private final List<Runnable> removals = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        try {
            for (Object transport : GrizzlyListeners.transports()) {
                removals.add(GrizzlyErrorFilter.insertInto(transport));
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.INFO, "This server answers requests that it cannot parse in its own words");
            LOG.log(Level.DEBUG, "No Grizzly listeners", e);
        }
    }

    @PreDestroy
    void stop() {
        removals.forEach(Runnable::run);
    }
}
