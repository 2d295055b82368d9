package io.vireo.ratelimit;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** @param rates how often each may be done, the factor included */
record RateLimitSettings(Map<RateLimit, TokenBucketRate> rates) {
    private static final String FACTOR = "vireo.limits.factor";
    private static final Duration LONGEST = Duration.ofDays(366);

    static RateLimitSettings from(Settings settings) {
        BigDecimal factor = factor(settings.text(FACTOR));
        Map<RateLimit, TokenBucketRate> rates = new EnumMap<>(RateLimit.class);
        for (RateLimit rateLimit : RateLimit.values()) {
            rates.put(
                    rateLimit,
                    rate(rateLimit.key(), settings.text(rateLimit.key())).times(factor));
        }
        return new RateLimitSettings(rates);
    }

    TokenBucketRate rate(RateLimit rateLimit) {
        return Objects.requireNonNull(rates.get(rateLimit));
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
                // answered below, without the value
            }
        }
        throw new InvalidSettingException(key, "must be a count and an ISO 8601 duration, such as 100/PT10M");
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        RateLimitSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
