package io.vireo.search;

import io.vireo.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param timeLimit how long a page is looked for where the index cannot lead to it
 */
record SearchSettings(Duration timeLimit) {
    static SearchSettings from(Settings settings) {
        return new SearchSettings(settings.duration("vireo.search.time-limit"));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader {
        @Produces
        @Singleton
        SearchSettings settings() {
            return from(Settings.current());
        }

        void check(@Observes @Initialized(ApplicationScoped.class) Object start, SearchSettings settings) {}
    }
}
