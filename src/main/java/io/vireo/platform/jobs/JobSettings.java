package io.vireo.platform.jobs;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the durable jobs.
 *
 * @param threads the maximum number of jobs that a node runs at the same time
 * @param lease the lifetime of a claim, renewed three times within it; after a crash another node runs the job when it expires
 */
@SettingsRecord
record JobSettings(int threads, Duration lease) {
    static JobSettings from(Settings settings) {
        return new JobSettings(
                (int) settings.number("vireo.jobs.threads", 1, 64), settings.duration("vireo.jobs.lease"));
    }
}
