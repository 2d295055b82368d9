package io.vireo.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.platform.config.InvalidSettingException;
import java.math.BigDecimal;
import java.time.Duration;
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
    void shouldNotStartWithWhatIsNoRate(String text) {
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
    void shouldNotStartWithWhatIsNoFactor(String text) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> RateLimitSettings.factor(text));
    }
}
