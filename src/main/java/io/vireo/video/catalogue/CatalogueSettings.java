package io.vireo.video.catalogue;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the cache of the catalogue.
 *
 * @param cacheTtl how long an entry is served from the cache; a change made on another node is visible after this time at the latest
 * @param cacheBytes the maximum memory of the cache in bytes
 */
@SettingsRecord
public record CatalogueSettings(Duration cacheTtl, long cacheBytes) {
    static CatalogueSettings from(Settings settings) {
        return new CatalogueSettings(
                settings.duration("vireo.catalogue.cache"),
                settings.number("vireo.catalogue.cache-bytes", 0, Long.MAX_VALUE));
    }
}
