package io.vireo.account;

import io.vireo.platform.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** @param duration how long the username of a deleted channel stays taken */
record NameHold(Duration duration) {
    static NameHold from(Settings settings) {
        return new NameHold(settings.duration("vireo.account.name-hold"));
    }

    /** Makes the setting injectable and reads it at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        NameHold hold() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            hold();
        }
    }
}
