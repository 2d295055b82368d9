package io.vireo.media.frame;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * The settings of the worker processes.
 *
 * @param workers how many may decode at once
 * @param heap the heap of a worker in MiB
 * @param timeout how long a worker may take for one frame
 * @param queueTimeout how long a frame may wait for a free worker
 * @param idleTimeout how long an unused worker stays
 * @param maxFrames how many frames a worker makes before it is replaced
 */
@SettingsRecord
record FrameSettings(
        int workers, int heap, Duration timeout, Duration queueTimeout, Duration idleTimeout, int maxFrames) {
    static FrameSettings from(Settings settings) {
        return new FrameSettings(
                (int) settings.number("vireo.media.workers", 1, 64),
                (int) settings.number("vireo.media.workers.heap", 64, 65_536),
                settings.duration("vireo.media.workers.timeout"),
                settings.duration("vireo.media.workers.queue-timeout"),
                settings.duration("vireo.media.workers.idle-timeout"),
                (int) settings.number("vireo.media.workers.max-frames", 1, 1_000_000));
    }
}
