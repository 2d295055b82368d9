package io.vireo.http;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Chooses the connector integration: that of the running server, or the portable one if there is none, if it was built for another
 * version, if its classes turn out not to fit while it serves, or if {@code vireo.http.connector} says so. The change to the portable
 * one is for good, and logged once.
 */
@ApplicationScoped
public class ConnectorSelector {
    private static final Logger LOG = System.getLogger(ConnectorSelector.class.getName());
    private static final String KEY = "vireo.http.connector";

    private final Connector portable = new PortableConnector();
    private Connector chosen = portable;
    private final List<Runnable> fallbacks = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isPortable = new AtomicBoolean();

    /** Not in the constructor, which a proxy calls too. */
    @PostConstruct
    void start() {
        chosen = choose(Settings.current().text(KEY));
        isPortable.set(chosen == portable);
    }

    private Connector choose(String setting) {
        if (setting.equals("portable")) {
            LOG.log(Level.INFO, "The portable connector integration is used, as {0} demands", KEY);
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

    /** That of the running application, for what is not made by CDI. */
    public static ConnectorSelector current() {
        return CDI.current().select(ConnectorSelector.class).get();
    }

    /** The one in force. */
    public Connector connector() {
        return isPortable.get() ? portable : chosen;
    }

    public boolean isPortable() {
        return isPortable.get();
    }

    /** An extension made for the running server, while the portable integration is not in force. */
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

    /** Has something done when the portable integration takes over; at once if it has. */
    public void onFallback(Runnable action) {
        fallbacks.add(action);
        if (isPortable()) {
            action.run();
        }
    }

    /** The portable integration takes over: the server is not what the other one was built for. */
    public void fallBack(Throwable cause) {
        if (isPortable.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "The server''s connector is not as expected ({0}): the portable connector integration takes over",
                    cause);
            fallbacks.forEach(Runnable::run);
        }
    }

    private static <T> Optional<T> load(Class<T> type) {
        try {
            return ServiceLoader.load(type, ConnectorSelector.class.getClassLoader())
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.log(Level.DEBUG, "An extension for another server", e);
            return Optional.empty();
        }
    }
}
