package io.vireo.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.MainClasses;
import io.vireo.platform.config.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitSettingsTest {
    @Test
    void shouldReadACountAndADuration() {
        assertThat(RateLimitSettings.rate("key", " 100 / PT10M "))
                .isEqualTo(new TokenBucketRate(100, Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100",
                "0/PT1H",
                "-1/PT1H",
                "1.5/PT1H",
                "100/1h",
                "100/PT0S",
                "100/PT1H/PT1H",
                "100/PT-1H",
                "1/P9999D"
            })
    void shouldRejectAnInvalidRate(String text) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> RateLimitSettings.rate("vireo.limits.x", text))
                .withMessageContaining("vireo.limits.x");
    }

    @Test
    void shouldReadAFactor() {
        assertThat(RateLimitSettings.factor("1000")).isEqualTo(new BigDecimal("1000"));
        assertThat(RateLimitSettings.factor("0.5")).isEqualTo(new BigDecimal("0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "much", "1e9", "0.0", "1,5"})
    void shouldRejectAnInvalidFactor(String text) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> RateLimitSettings.factor(text));
    }

    @Test
    void shouldHaveADefaultForEveryRateLimit() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = Objects.requireNonNull(
                RateLimitSettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties"))) {
            defaults.load(file);
        }
        List<RateLimit> limits = MainClasses.all().stream()
                .filter(type -> type.isAssignableTo(RateLimit.class) && type.isEnum())
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(RateLimit.class::cast)
                .toList();

        assertThat(limits).hasSizeGreaterThan(8).extracting(RateLimit::id).doesNotHaveDuplicates();
        assertThat(limits).allSatisfy(limit -> assertThat(defaults).containsKey(limit.key()));
    }
}
