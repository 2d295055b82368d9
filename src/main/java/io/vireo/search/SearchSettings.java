package io.vireo.search;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the search.
 *
 * @param cacheTtl how long results are cached, and thereby the maximum delay until changes on another node are visible
 * @param cacheBytes the maximum size of the cache, in bytes
 */
@SettingsRecord
record SearchSettings(Duration cacheTtl, long cacheBytes) {
    static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("vireo.catalogue.cache"),
                settings.number("vireo.search.cache-bytes", 0, Long.MAX_VALUE));
    }
}
