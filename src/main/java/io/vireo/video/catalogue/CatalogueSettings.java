package io.vireo.video.catalogue;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param cacheTtl how long what was read is served from memory, and so how late a change made on another node may be seen
 * @param cacheBytes the most memory used for that, in bytes
 */
public record CatalogueSettings(Duration cacheTtl, long cacheBytes) {
    static CatalogueSettings from(Settings settings) {
        return new CatalogueSettings(
                settings.duration("vireo.catalogue.cache"),
                settings.number("vireo.catalogue.cache-bytes", 0, Long.MAX_VALUE));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        CatalogueSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
