package io.vireo.media;

import io.vireo.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of this package.
 *
 * @param root the absolute directory that holds the files
 * @param reserve bytes of the file system that videos must leave free
 * @param workers how many worker processes may decode at once
 * @param heap the heap of a worker in MiB
 * @param deadline how long a worker may take for one frame
 * @param patience how long a frame may wait for a free worker
 * @param idle how long an unused worker stays
 * @param uses how many frames a worker makes before it is replaced
 */
record MediaSettings(
        Path root, long reserve, int workers, int heap, Duration deadline, Duration patience, Duration idle, int uses) {

    static MediaSettings from(Settings settings) {
        return new MediaSettings(
                settings.optionalText("vireo.media.root")
                        .map(root -> Path.of(root).toAbsolutePath().normalize())
                        .orElseGet(settings::dataDirectory),
                settings.number("vireo.media.reserve", 0, Long.MAX_VALUE),
                (int) settings.number("vireo.media.workers", 1, 64),
                (int) settings.number("vireo.media.workers.heap", 64, 65_536),
                settings.duration("vireo.media.workers.deadline"),
                settings.duration("vireo.media.workers.patience"),
                settings.duration("vireo.media.workers.idle"),
                (int) settings.number("vireo.media.workers.uses", 1, 1_000_000));
    }
}
