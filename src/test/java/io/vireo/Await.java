package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Polls a condition until it holds, with a timeout. */
public final class Await {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Await() {}

    /**
     * Waits until the condition holds; fails the test if it does not hold within 30 seconds.
     *
     * @param what the awaited event, for the failure message
     */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, DEFAULT_TIMEOUT, condition);
    }

    /** Waits until the condition holds; fails the test if it does not hold within the timeout. */
    public static void until(String what, Duration timeout, Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.call()) {
            assertThat(System.nanoTime() - begin)
                    .as("the time to wait for %s", what)
                    .isLessThan(timeout.toNanos());
            LockSupport.parkNanos(pauseNanos(System.nanoTime() - begin));
        }
    }

    /**
     * Returns how long to wait before the next poll, a quarter of the time waited so far within bounds: polls take the processor time with
     * which the awaited work is done.
     */
    static long pauseNanos(long waited) {
        return Math.max(SHORTEST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, waited / 4));
    }
}
