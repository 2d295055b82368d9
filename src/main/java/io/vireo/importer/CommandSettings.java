package io.vireo.importer;

import io.vireo.platform.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of a command, for which no server brings MicroProfile Config: system properties, the environment, then the defaults
 * of {@code META-INF/microprofile-config.properties}. A library for it (SmallRye Config) would have to lie in the application, where it
 * would take the place of the server's own.
 */
final class CommandSettings {
    private final Properties defaults;

    private CommandSettings(Properties defaults) {
        this.defaults = defaults;
    }

    /** From now on {@link Settings} reads these and no others. */
    static void install() throws IOException {
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
