package io.vireo.platform.jobs;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * The settings of the durable jobs.
 *
 * @param threads how many jobs a node runs at once
 * @param lease how long a job of a node that has died waits for another; renewed three times within this time
 */
@SettingsRecord
record JobSettings(int threads, Duration lease) {
    static JobSettings from(Settings settings) {
        return new JobSettings(
                (int) settings.number("vireo.jobs.threads", 1, 64), settings.duration("vireo.jobs.lease"));
    }
}
