package io.vireo.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketRateTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final TokenBucketRate sixPerMinute = new TokenBucketRate(6, Duration.ofMinutes(1));

    private long fullAt;

    @Test
    void shouldAllowABurstUpToTheCount() {
        assertThat(spend(6, START)).isEqualTo(6);

        assertThat(spend(1, START)).isZero();
        assertThat(sixPerMinute.wait(fullAt, START)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldRefillEvenly() {
        spend(6, START);

        assertThat(spend(6, START.plusMillis(9_999))).isZero();
        assertThat(spend(6, START.plusSeconds(10))).isEqualTo(1);
        assertThat(spend(6, START.plusSeconds(40))).isEqualTo(3);
    }

    @Test
    void shouldAllowNoMoreThanTheCountAfterALongPause() {
        spend(6, START);

        assertThat(spend(100, START.plus(Duration.ofDays(7)))).isEqualTo(6);
    }

    @Test
    void shouldNeverLimitASlowClient() {
        for (int i = 0; i < 100; i++) {
            assertThat(spend(1, START.plusSeconds(10L * i))).isEqualTo(1);
        }
    }

    @Test
    void shouldReturnTheShortestSufficientWait() {
        spend(6, START);
        Duration wait = sixPerMinute.wait(fullAt, START.plusSeconds(3));

        assertThat(spend(1, START.plusSeconds(3).plus(wait).minusMillis(1))).isZero();
        assertThat(spend(1, START.plusSeconds(3).plus(wait))).isEqualTo(1);
    }

    @Test
    void shouldScaleToAtLeastOne() {
        assertThat(sixPerMinute.times(new BigDecimal("1000")).count()).isEqualTo(6000);
        assertThat(sixPerMinute.times(new BigDecimal("0.5")).count()).isEqualTo(3);
        assertThat(sixPerMinute.times(new BigDecimal("0.001")).count()).isEqualTo(1);
    }

    @Test
    void shouldNotLimitWithAHugeFactor() {
        TokenBucketRate huge = sixPerMinute.times(new BigDecimal("999999999"));
        long spent = 0;
        for (int i = 0; i < 1000; i++) {
            assertThat(huge.wait(spent, START)).isZero();
            spent = huge.afterAcquire(spent, START);
        }
    }

    @Test
    void shouldContinueWhenTheClockIsSetBack() {
        spend(6, START);
        Instant before = START.minus(Duration.ofHours(5));

        assertThat(spend(6, before)).isEqualTo(1);
        assertThat(spend(6, before.plusSeconds(10))).isEqualTo(1);
        assertThat(spend(7, before.plus(Duration.ofMinutes(2)))).isEqualTo(6);
    }

    /** Tries to acquire {@code times} tokens at one moment and returns the number of acquired tokens. */
    private int spend(int times, Instant now) {
        int allowed = 0;
        for (int i = 0; i < times; i++) {
            if (sixPerMinute.wait(fullAt, now).isZero()) {
                fullAt = sixPerMinute.afterAcquire(fullAt, now);
                allowed++;
            }
        }
        return allowed;
    }
}
