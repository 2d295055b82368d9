package io.vireo.launcher;

import java.util.Optional;
import java.util.UUID;

/**
 * Closes and opens the site: while it is closed, the listeners of the server answer with 503, except for requests with a key. The filter of
 * the listeners ({@code launcher.grizzly}) is loaded by another class loader, hence the system property.
 */
public final class SiteAvailability {
    /** The system property whose presence closes the site. Its value is the key. */
    public static final String PROPERTY = "io.vireo.launcher.unavailable";

    /** The request header with the key. */
    public static final String KEY_HEADER = "Vireo-Launcher-Key";

    private SiteAvailability() {}

    /** Closes the site until {@link #open}, and again when the JVM shuts down. */
    static void close() {
        String key = UUID.randomUUID().toString();
        System.setProperty(PROPERTY, key);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.setProperty(PROPERTY, key), "vireo-close-site"));
    }

    static void open() {
        System.clearProperty(PROPERTY);
    }

    /** Returns the key with which the launcher itself reaches the closed site; empty if the site is open. */
    static Optional<String> key() {
        return Optional.ofNullable(System.getProperty(PROPERTY));
    }
}
