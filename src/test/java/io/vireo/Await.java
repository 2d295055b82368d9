package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Polls a condition until it holds, with a timeout. */
public final class Await {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

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
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the time to wait for %s", what).isLessThan(deadline);
            LockSupport.parkNanos(POLL_INTERVAL_NANOS);
        }
    }
}
