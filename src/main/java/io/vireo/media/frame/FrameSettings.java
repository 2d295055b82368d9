package io.vireo.media.frame;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * The settings of the worker processes.
 *
 * @param workers how many may decode at once
 * @param heap the heap of a worker in MiB
 * @param timeout how much processor time a worker may use for one request
 * @param wallTimeout how long it may take by the clock, however little of the processor it gets
 * @param queueTimeout how long a frame may wait for a free worker
 * @param idleTimeout how long an unused worker stays
 * @param maxFrames how many frames a worker makes before it is replaced
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
    private static final Duration LONGEST_PERIOD = Duration.ofMillis(250);

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

    /** How often it is checked whether a worker takes too long. */
    Duration checkPeriod() {
        Duration part = Duration.ofMillis(Math.max(1, timeout.toMillis() / 10));
        return part.compareTo(LONGEST_PERIOD) < 0 ? part : LONGEST_PERIOD;
    }
}
