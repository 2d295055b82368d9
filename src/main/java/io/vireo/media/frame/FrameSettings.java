package io.vireo.media.frame;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * The settings of the worker processes.
 *
 * @param workers the maximum number of concurrent workers
 * @param heap the heap of a worker in MiB
 * @param timeout the CPU time that a worker may use for one request
 * @param wallTimeout the wall-clock time that a worker may take for one request
 * @param queueTimeout how long a request waits for a free worker
 * @param idleTimeout how long an unused worker is kept
 * @param maxFrames the number of requests after which a worker is replaced
 */
@SettingsRecord
record FrameSettings(
        int workers,
        int heap,
        Duration timeout,
        Duration wallTimeout,
        Duration queueTimeout,
        Duration idleTimeout,
        int maxFrames) {
    private static final Duration MAX_CHECK_PERIOD = Duration.ofMillis(250);

    static FrameSettings from(Settings settings) {
        return new FrameSettings(
                (int) settings.number("vireo.media.workers", 1, 64),
                (int) settings.number("vireo.media.workers.heap", 64, 65_536),
                settings.duration("vireo.media.workers.timeout"),
                settings.duration("vireo.media.workers.wall-timeout"),
                settings.duration("vireo.media.workers.queue-timeout"),
                settings.duration("vireo.media.workers.idle-timeout"),
                (int) settings.number("vireo.media.workers.max-frames", 1, 1_000_000));
    }

    /** Returns the interval between two checks of the deadline of a worker. */
    Duration checkPeriod() {
        Duration part = Duration.ofMillis(Math.max(1, timeout.toMillis() / 10));
        return part.compareTo(MAX_CHECK_PERIOD) < 0 ? part : MAX_CHECK_PERIOD;
    }
}
