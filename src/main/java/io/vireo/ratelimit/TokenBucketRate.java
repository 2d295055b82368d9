package io.vireo.ratelimit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * So many times at once, given back evenly over a period: a token bucket, kept as the one moment at which it is full again (the
 * generic cell rate algorithm). Moments are epoch microseconds.
 *
 * @param count how many times
 * @param period in which all of them are given back
 */
record TokenBucketRate(long count, Duration period) {
    TokenBucketRate times(BigDecimal factor) {
        BigDecimal scaled = factor.multiply(BigDecimal.valueOf(count));
        return new TokenBucketRate(
                scaled.max(BigDecimal.ONE)
                        .min(BigDecimal.valueOf(micros(period)))
                        .longValue(),
                period);
    }

    /** The moment at which the bucket is full again if one is taken now. */
    long spend(long fullAt, Instant now) {
        long step = micros(period) / count;
        long emptied = micros(now) + micros(period);
        // Later than that it can only be by a clock that was ahead: then one is left, and from there on it goes its
        // way.
        long known = fullAt > emptied ? emptied - step : fullAt;
        return Math.max(known, micros(now)) + step;
    }

    /** How long until one more is allowed; zero if it is now. */
    Duration wait(long fullAt, Instant now) {
        long wait = spend(fullAt, now) - micros(period) - micros(now);
        return Duration.of(Math.max(0, wait), ChronoUnit.MICROS);
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
