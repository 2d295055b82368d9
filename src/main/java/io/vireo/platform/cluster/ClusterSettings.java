package io.vireo.platform.cluster;

import io.vireo.platform.config.Settings;
import java.time.Duration;

/**
 * The settings of leases.
 *
 * @param duration how long a node that died keeps others from its work
 */
record ClusterSettings(Duration duration) {
    static ClusterSettings from(Settings settings) {
        return new ClusterSettings(settings.duration("vireo.cluster.leader-lease"));
    }
}
