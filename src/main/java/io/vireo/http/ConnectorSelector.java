package io.vireo.http;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Selects the connector integration: that of the running server, or the portable one if there is none, if the server version differs, if
 * its classes turn out to be incompatible at run time, or if {@code vireo.http.connector} requires it. The fallback to the portable one is
 * permanent and logged once.
 */
@ApplicationScoped
public class ConnectorSelector {
    private static final Logger LOG = System.getLogger(ConnectorSelector.class.getName());
    private static final String KEY = "vireo.http.connector";

    private final Connector portable = new PortableConnector();
    private Connector selected = portable;
    private final List<Runnable> fallbacks = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isPortable = new AtomicBoolean();

    /** Selects and installs the connector. Not done in the constructor, which a CDI proxy calls too. */
    @PostConstruct
    void start() {
        selected = select(Settings.current().text(KEY));
        isPortable.set(selected == portable);
    }

    private Connector select(String setting) {
        if (setting.equals("portable")) {
            LOG.log(Level.INFO, "The portable connector integration is used, as configured by {0}", KEY);
            return portable;
        }
        if (!setting.equals("auto")) {
            throw new InvalidSettingException(KEY, "must be auto or portable");
        }
        Optional<Connector> present = load(Connector.class).filter(Connector::isPresent);
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
        return isPortable.get() ? portable : selected;
    }

    public boolean isPortable() {
        return isPortable.get();
    }

    /** Returns {@link Connector#localAddress} of the running server, also while the portable integration is active. */
    Optional<URI> localAddress() {
        try {
            return load(Connector.class).filter(Connector::isPresent).flatMap(Connector::localAddress);
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
        if (isPortable.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "The server''s connector is not as expected ({0}): falling back to the portable connector integration",
                    cause);
            fallbacks.forEach(Runnable::run);
        }
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
