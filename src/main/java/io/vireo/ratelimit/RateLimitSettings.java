package io.vireo.ratelimit;

import io.vireo.platform.Component;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The rates of the limits, multiplied by the factor. A rate is read on first use, because there is no central list of limits; {@link
 * #start} validates the rates of all keys at startup.
 */
@Component
class RateLimitSettings implements SettingsTask {
    private static final String PREFIX = "vireo.limits.";
    private static final String FACTOR = "vireo.limits.factor";
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Map<String, TokenBucketRate> rates = new ConcurrentHashMap<>();

    /**
     * Validates the settings.
     *
     * @throws InvalidSettingException if a key below {@code vireo.limits.} has a value that is not a rate, or the factor is not a positive
     * number
     */
    @Override
    public void start() {
        factor(Settings.current().text(FACTOR));
        for (String key : ConfigProvider.getConfig().getPropertyNames()) {
            if (key.startsWith(PREFIX) && !key.equals(FACTOR)) {
                rate(key, Settings.current().text(key));
            }
        }
    }

    TokenBucketRate rate(RateLimit limit) {
        return rates.computeIfAbsent(limit.key(), RateLimitSettings::read);
    }

    private static TokenBucketRate read(String key) {
        Settings settings = Settings.current();
        return rate(key, settings.text(key)).times(factor(settings.text(FACTOR)));
    }

    static BigDecimal factor(String text) {
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") && new BigDecimal(text).signum() > 0) {
            return new BigDecimal(text);
        }
        throw new InvalidSettingException(FACTOR, "must be a positive number, such as 1 or 100");
    }

    static TokenBucketRate rate(String key, String text) {
        String[] parts = text.split("/", -1);
        if (parts.length == 2 && parts[0].strip().matches("[1-9][0-9]{0,8}")) {
            try {
                Duration period = Duration.parse(parts[1].strip());
                if (period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(LONGEST) <= 0) {
                    return new TokenBucketRate(Long.parseLong(parts[0].strip()), period);
                }
            } catch (DateTimeParseException e) {
                // rejected below; the message omits the value
            }
        }
        throw new InvalidSettingException(key, "must be a count and an ISO 8601 duration, such as 100/PT10M");
    }
}
