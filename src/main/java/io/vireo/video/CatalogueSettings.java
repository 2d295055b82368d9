package io.vireo.video;

import io.vireo.platform.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param remembered how long what was read is served from memory, and so how late a change made on another node may be seen
 * @param memory the most memory used for that, in bytes
 */
record CatalogueSettings(Duration remembered, long memory) {
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
