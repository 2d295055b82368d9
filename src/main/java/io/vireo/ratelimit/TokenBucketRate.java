package io.vireo.ratelimit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rate of a token bucket: a burst of {@code count} tokens, refilled evenly over a period. The state of a bucket is a single time, at
 * which it is full again (generic cell rate algorithm), in epoch microseconds.
 *
 * @param count the capacity
 * @param period the time in which an empty bucket is refilled
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

    /**
     * Returns the time at which the bucket is full again after a token is taken now.
     *
     * @param fullAt the current state
     */
    long afterAcquire(long fullAt, Instant now) {
        long step = micros(period) / count;
        long emptied = micros(now) + micros(period);
        // A later time results from a clock that was ahead: the bucket is treated as containing one token.
        long known = fullAt > emptied ? emptied - step : fullAt;
        return Math.max(known, micros(now)) + step;
    }

    /**
     * Returns the time until a token is available; zero if one is available now.
     *
     * @param fullAt the current state
     */
    Duration wait(long fullAt, Instant now) {
        long wait = afterAcquire(fullAt, now) - micros(period) - micros(now);
        return Duration.of(Math.max(0, wait), ChronoUnit.MICROS);
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
