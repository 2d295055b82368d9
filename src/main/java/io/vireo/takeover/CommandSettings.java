package io.vireo.takeover;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The settings of a command, for which no server brings MicroProfile Config: system properties, the environment, then the defaults
 * of {@code META-INF/microprofile-config.properties}. Values are texts, which is all that {@code Settings} asks for.
 */
final class CommandSettings implements Config {
    private final Properties defaults;

    private CommandSettings(Properties defaults) {
        this.defaults = defaults;
    }

    /** From now on {@code ConfigProvider} knows these and no others. */
    static void install() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = CommandSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        ConfigProviderResolver.setInstance(new Provider(new CommandSettings(defaults)));
    }

    @Override
    public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(
                        System.getenv(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))))
                .or(() -> Optional.ofNullable(defaults.getProperty(key)))
                .filter(value -> !value.isEmpty())
                .map(type::cast);
    }

    @Override
    public <T> T getValue(String key, Class<T> type) {
        return getOptionalValue(key, type).orElseThrow(() -> new NoSuchElementException(key));
    }

    @Override
    public ConfigValue getConfigValue(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return defaults.stringPropertyNames();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    private static final class Provider extends ConfigProviderResolver {
        private final Config only;

        private Provider(Config only) {
            this.only = only;
        }

        @Override
        public Config getConfig() {
            return only;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return only;
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config config) {
            throw new UnsupportedOperationException();
        }
    }
}
