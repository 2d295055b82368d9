package io.vireo.platform;

import java.time.Duration;

/**
 * The settings of leases.
 *
 * @param duration how long a node that died keeps others from its work
 */
record LeaseSettings(Duration duration) {
    static LeaseSettings from(Settings settings) {
        return new LeaseSettings(settings.duration("vireo.nodes.lease"));
    }
}
