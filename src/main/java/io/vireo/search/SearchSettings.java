package io.vireo.search;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * @param timeLimit how long a page is looked for where the index cannot lead to it
 * @param cacheTtl how long what was found is served from memory, and so how late a change made on another node may be seen
 * @param cacheBytes the most memory used for that, in bytes
 */
@SettingsRecord
record SearchSettings(Duration timeLimit, Duration cacheTtl, long cacheBytes) {
    static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("vireo.search.time-limit"),
                settings.duration("vireo.catalogue.cache"),
                settings.number("vireo.search.cache-bytes", 0, Long.MAX_VALUE));
    }
}
