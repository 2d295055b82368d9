package io.vireo.platform.cluster;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the leader lease.
 *
 * @param duration the lifetime of a lease; after a crash of the leader no node is the leader for that long
 */
@SettingsRecord
record ClusterSettings(Duration duration) {
    static ClusterSettings from(Settings settings) {
        return new ClusterSettings(settings.duration("vireo.cluster.leader-lease"));
    }
}
