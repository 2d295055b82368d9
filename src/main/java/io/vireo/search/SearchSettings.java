package io.vireo.search;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param timeLimit how long a page is looked for where the index cannot lead to it
 * @param cacheTtl how long what was found is served from memory, and so how late a change made on another node may be seen
 * @param cacheBytes the most memory used for that, in bytes
 */
record SearchSettings(Duration timeLimit, Duration cacheTtl, long cacheBytes) {
    static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("vireo.search.time-limit"),
                settings.duration("vireo.catalogue.cache"),
                settings.number("vireo.search.cache-bytes", 0, Long.MAX_VALUE));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        SearchSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
