package io.vireo.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of a command that runs without the server and its MicroProfile Config: system properties, environment variables, then the
 * defaults in {@code META-INF/microprofile-config.properties}. A bundled implementation (SmallRye Config) would replace that of the
 * server.
 */
public final class CommandSettings {
    private final Properties defaults;

    private CommandSettings(Properties defaults) {
        this.defaults = defaults;
    }

    /** Makes {@link Settings} read these settings only. */
    public static void install() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = CommandSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        Settings.readFrom(new CommandSettings(defaults)::value);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(
                        System.getenv(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))))
                .or(() -> Optional.ofNullable(defaults.getProperty(key)));
    }
}
