package io.vireo.http;

import io.vireo.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives what fails before the REST application the shape of the contract, and bounds what waits for it: on Payara, while Vireo is
 * deployed, every HTTP listener is a changed {@link GrizzlyListener} (docs/decisions/0006-errors-of-the-server.md, 0052-overload.md).
 *
 * <p>Payara's own classes are on no Maven repository, so its listeners are found by reflection; a server that is not Payara just
 * goes without.
 */
@ApplicationScoped
class ServerErrors {
    private static final Logger LOG = System.getLogger(ServerErrors.class.getName());

    private final Traffic traffic = new Traffic();
    private final List<Runnable> removals = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        ListenerSettings settings = ListenerSettings.from(Settings.current());
        try {
            for (Object transport : transports()) {
                removals.add(GrizzlyListener.change(transport, traffic, settings));
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.INFO, "This server answers requests that it cannot parse in its own words");
            LOG.log(Level.DEBUG, "No Grizzly listeners", e);
            return;
        }
        GracefulStop stop = new GracefulStop(traffic, settings.shutdown());
        stop.install();
        removals.add(stop::remove);
    }

    @PreDestroy
    void stop() {
        if (!traffic.isClosed()) { // otherwise the server ends, and until it has the refusals are ours
            removals.forEach(Runnable::run);
        }
    }

    /** {@code GrizzlyService.lookupNetworkProxy(listener).getUnderlyingListener().getTransport()} of every listener. */
    private static List<Object> transports() throws ReflectiveOperationException {
        Class<?> globals = Class.forName("org.glassfish.internal.api.Globals");
        Object locator = globals.getMethod("getDefaultHabitat").invoke(null);
        Object service = services(locator, "com.sun.enterprise.v3.services.impl.GrizzlyService")
                .get(0);
        Class<?> listenerType = Class.forName("org.glassfish.grizzly.config.dom.NetworkListener");
        List<Object> found = new ArrayList<>();
        for (Object listener : services(locator, listenerType.getName())) {
            Object proxy = service.getClass()
                    .getMethod("lookupNetworkProxy", listenerType)
                    .invoke(service, listener);
            if (proxy != null) {
                Object open =
                        proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
                found.add(open.getClass().getMethod("getTransport").invoke(open));
            }
        }
        return found;
    }

    private static List<?> services(Object locator, String type) throws ReflectiveOperationException {
        return (List<?>) Class.forName("org.glassfish.hk2.api.ServiceLocator")
                .getMethod("getAllServices", java.lang.reflect.Type.class, Annotation[].class)
                .invoke(locator, Class.forName(type), new Annotation[0]);
    }
}
