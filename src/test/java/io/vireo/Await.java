package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that happens without an answer, for a limited time. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    private Await() {}

    /**
     * Returns when the condition holds; fails if it does not within half a minute.
     *
     * @param what is awaited, in the words of the failure
     */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, LONGEST, condition);
    }

    /** The same, with another limit. */
    public static void until(String what, Duration longest, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the time to wait for %s", what).isLessThan(end);
            LockSupport.parkNanos(PERIOD);
        }
    }
}
