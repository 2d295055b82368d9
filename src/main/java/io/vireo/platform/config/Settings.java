package io.vireo.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from MicroProfile Config with checks, so that a wrong value stops the start with a sentence that names the key.
 *
 * <p>Every key has its default and its comment in {@code META-INF/microprofile-config.properties}; an empty value counts as not
 * set. Each feature reads its keys through one record of its own made from this reader.
 */
public final class Settings {
    /** Knows the value of a key, if there is one. */
    public interface Values {
        Optional<String> of(String key);
    }

    private static volatile @Nullable Values ofCommand;

    private final Values values;

    public Settings(Config config) {
        this(key -> config.getOptionalValue(key, String.class));
    }

    private Settings(Values values) {
        this.values = values;
    }

    /** The settings of the running application: system properties, environment, then the defaults shipped with it. */
    public static Settings current() {
        Values own = ofCommand;
        return own == null ? new Settings(ConfigProvider.getConfig()) : new Settings(own);
    }

    /** The same for a thread that may be the container's. */
    public static Settings of(ClassLoader application) {
        Values own = ofCommand;
        return own == null ? new Settings(ConfigProvider.getConfig(application)) : new Settings(own);
    }

    /** In place of MicroProfile Config, where there is no server that brings it. */
    public static void readFrom(Values values) {
        ofCommand = values;
    }

    /** Where everything that is kept on disk lies; an absolute path. */
    public Path dataDirectory() {
        return Path.of(text("vireo.data")).toAbsolutePath().normalize();
    }

    public Optional<String> optionalText(String key) {
        return values.of(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> new InvalidSettingException(key, "is not set"));
    }

    public long number(String key, long min, long max) {
        try {
            long value = Long.parseLong(text(key));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, without the value
        }
        throw new InvalidSettingException(key, "must be a whole number from " + min + " to " + max);
    }

    /** A positive ISO 8601 duration, {@code PT3H} say. */
    public Duration duration(String key) {
        try {
            Duration value = Duration.parse(text(key));
            if (!value.isNegative() && !value.isZero()) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // answered below, without the value
        }
        throw new InvalidSettingException(key, "must be a positive ISO 8601 duration, such as PT3H or PT10M");
    }

    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSettingException(key, "must be true or false");
        };
    }

    /** The comma-separated values of a key, without blanks and empty ones; an empty list when it is not set. */
    public List<String> list(String key) {
        return optionalText(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
