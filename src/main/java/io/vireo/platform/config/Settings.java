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
 * Reads and validates settings from MicroProfile Config. An invalid value prevents the start with a message that names the key.
 *
 * <p>Every key has its default and description in {@code META-INF/microprofile-config.properties}; an empty value counts as not set.
 * Each feature reads its keys into one settings record.
 */
public final class Settings {
    /** Source of setting values. */
    public interface Values {
        Optional<String> of(String key);
    }

    private static final Duration MIN_DURATION = Duration.ofMillis(1);

    /** The longest accepted duration; sums with it and conversions to nanoseconds do not overflow. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private static volatile @Nullable Values override;

    private final Values values;

    public Settings(Config config) {
        this(key -> config.getOptionalValue(key, String.class));
    }

    private Settings(Values values) {
        this.values = values;
    }

    /** Returns the settings of the running application: system properties, environment, then the packaged defaults. */
    public static Settings current() {
        Values values = override;
        return values == null ? new Settings(ConfigProvider.getConfig()) : new Settings(values);
    }

    /** As {@link #current}, for threads whose context class loader may be the container's. */
    public static Settings of(ClassLoader application) {
        Values values = override;
        return values == null ? new Settings(ConfigProvider.getConfig(application)) : new Settings(values);
    }

    /** Sets the source of values where MicroProfile Config is not available. */
    public static void readFrom(Values values) {
        override = values;
    }

    /** Returns the absolute path of the data directory. */
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
            // rejected below, without the value
        }
        throw new InvalidSettingException(key, "must be a whole number from " + min + " to " + max);
    }

    /** Returns an ISO 8601 duration from a millisecond to 36,500 days, such as {@code PT3H}. */
    public Duration duration(String key) {
        try {
            Duration value = Duration.parse(text(key));
            if (value.compareTo(MIN_DURATION) >= 0 && value.compareTo(MAX_DURATION) <= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // rejected below, without the value
        }
        throw new InvalidSettingException(
                key, "must be an ISO 8601 duration from PT0.001S to P36500D, such as PT3H or P30D");
    }

    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSettingException(key, "must be true or false");
        };
    }

    /** Returns the comma-separated values of a key, trimmed and without empty ones; an empty list if it is not set. */
    public List<String> list(String key) {
        return optionalText(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
