package io.vireo.http.connector;

import io.vireo.platform.Component;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Selects the connector integration: that of the running server, or the portable one if there is none, if the server version differs, if
 * its classes turn out to be incompatible at run time, or if {@code vireo.http.connector} requires it. The fallback to the portable one is
 * permanent and logged once.
 */
@Component
public class ConnectorSelector {
    private static final Logger LOG = System.getLogger(ConnectorSelector.class.getName());

    private final Connector portable = new PortableConnector();
    private final Optional<Connector> present;
    private final List<Runnable> fallbacks = new CopyOnWriteArrayList<>();
    private volatile Connector active;

    @Inject
    public ConnectorSelector(ListenerSettings settings) {
        this(settings.portable(), load(Connector.class).filter(Connector::isPresent));
    }

    /**
     * @param forced whether the portable integration is used in any case
     * @param present the integration for the running server
     */
    ConnectorSelector(boolean forced, Optional<Connector> present) {
        this.present = present;
        this.active = forced ? forced() : select();
    }

    private Connector forced() {
        LOG.log(
                Level.INFO,
                "The portable connector integration is used, as configured by {0}",
                ListenerSettings.CONNECTOR);
        return portable;
    }

    private Connector select() {
        Optional<String> reason = present.flatMap(Connector::incompatibility);
        if (reason.isPresent()) {
            LOG.log(Level.WARNING, "{0}: the portable connector integration is used", reason.get());
            return portable;
        }
        if (present.isEmpty()) {
            LOG.log(Level.INFO, "No connector integration for this server: the portable one is used");
        }
        return present.orElse(portable);
    }

    /** Returns the selector of the running application, for objects that are not CDI beans. */
    public static ConnectorSelector current() {
        return CDI.current().select(ConnectorSelector.class).get();
    }

    /** Returns the active connector. */
    public Connector connector() {
        return active;
    }

    public boolean isPortable() {
        return connector() == portable;
    }

    /** Returns {@link Connector#localAddress} of the running server, also while the portable integration is active. */
    public Optional<URI> localAddress() {
        try {
            return present.flatMap(Connector::localAddress);
        } catch (LinkageError e) {
            LOG.log(Level.DEBUG, "The port of the server is not known", e);
            return Optional.empty();
        }
    }

    /** Returns an extension for the running server; empty while the portable integration is active. */
    public <T> Optional<T> extension(Class<T> type) {
        return isPortable() ? Optional.empty() : load(type);
    }

    /** See {@link Connector#aborter}. */
    public Runnable aborter(ServletRequest request) {
        try {
            return connector().aborter(request);
        } catch (LinkageError e) {
            fallBack(e);
            return portable.aborter(request);
        }
    }

    /** Registers an action that runs on the fallback to the portable integration; immediately if that has happened already. */
    public void onFallback(Runnable action) {
        fallbacks.add(action);
        if (isPortable()) {
            action.run();
        }
    }

    /** Switches to the portable integration because the server's classes are incompatible. */
    public void fallBack(Throwable cause) {
        if (switchToPortable()) {
            LOG.log(
                    Level.WARNING,
                    "The server's connector is not as expected: falling back to the portable connector integration",
                    cause);
            fallbacks.forEach(Runnable::run);
        }
    }

    /** Returns whether this call has switched. */
    private synchronized boolean switchToPortable() {
        boolean switched = !isPortable();
        active = portable;
        return switched;
    }

    private static <T> Optional<T> load(Class<T> type) {
        try {
            return ServiceLoader.load(type, ConnectorSelector.class.getClassLoader())
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.log(Level.DEBUG, "The connector integration cannot be loaded on this server", e);
            return Optional.empty();
        }
    }
}
