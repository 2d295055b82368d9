package io.vireo.frame;

import io.vireo.platform.Settings;
import io.vireo.platform.SettingsRecord;
import java.time.Duration;

/**
 * The settings of the worker processes.
 *
 * @param workers how many may decode at once
 * @param heap the heap of a worker in MiB
 * @param deadline how long a worker may take for one frame
 * @param patience how long a frame may wait for a free worker
 * @param idle how long an unused worker stays
 * @param uses how many frames a worker makes before it is replaced
 */
@SettingsRecord
record FrameSettings(int workers, int heap, Duration deadline, Duration patience, Duration idle, int uses) {
    static FrameSettings from(Settings settings) {
        return new FrameSettings(
                (int) settings.number("vireo.media.workers", 1, 64),
                (int) settings.number("vireo.media.workers.heap", 64, 65_536),
                settings.duration("vireo.media.workers.deadline"),
                settings.duration("vireo.media.workers.patience"),
                settings.duration("vireo.media.workers.idle"),
                (int) settings.number("vireo.media.workers.uses", 1, 1_000_000));
    }
}
