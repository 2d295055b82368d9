package io.vireo.platform.jobs;

import java.time.Duration;

/**
 * Exponential back-off: the delay doubles with each failed attempt, up to a limit.
 *
 * @param first the delay after the first attempt, positive
 * @param longest the maximum delay; at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    /** Ten seconds to one hour. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Invalid back-off from " + first + " to " + longest);
        }
    }

    /**
     * Returns the delay after a failed attempt.
     *
     * @param attempt the number of the attempt, from 1
     */
    public Duration after(int attempt) {
        int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, attempt - 1));
        boolean within = first.compareTo(longest.dividedBy(1L << doublings)) < 0;
        return within ? first.multipliedBy(1L << doublings) : longest;
    }
}
