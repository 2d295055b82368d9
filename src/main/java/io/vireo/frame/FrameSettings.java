package io.vireo.frame;

import io.vireo.platform.Settings;
import java.time.Duration;

/**
 * The settings of the worker processes.
 *
 * @param workers how many may decode at once
 * @param heap the heap of a worker in MiB
 * @param deadline how much processor time a worker may use for one request
 * @param wallTimeout how long it may take by the clock, however little of the processor it gets
 * @param patience how long a frame may wait for a free worker
 * @param idle how long an unused worker stays
 * @param uses how many frames a worker makes before it is replaced
 */
record FrameSettings(
        int workers, int heap, Duration deadline, Duration wallTimeout, Duration patience, Duration idle, int uses) {
    private static final Duration LONGEST_PERIOD = Duration.ofMillis(250);

    static FrameSettings from(Settings settings) {
        return new FrameSettings(
                (int) settings.number("vireo.media.workers", 1, 64),
                (int) settings.number("vireo.media.workers.heap", 64, 65_536),
                settings.duration("vireo.media.workers.deadline"),
                settings.duration("vireo.media.workers.wall-timeout"),
                settings.duration("vireo.media.workers.patience"),
                settings.duration("vireo.media.workers.idle"),
                (int) settings.number("vireo.media.workers.uses", 1, 1_000_000));
    }

    /** How often it is checked whether a worker takes too long. */
    Duration checkPeriod() {
        Duration part = Duration.ofMillis(Math.max(1, deadline.toMillis() / 10));
        return part.compareTo(LONGEST_PERIOD) < 0 ? part : LONGEST_PERIOD;
    }
}
