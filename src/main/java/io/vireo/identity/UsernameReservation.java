package io.vireo.identity;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** @param duration how long the username of a deleted channel stays taken */
record UsernameReservation(Duration duration) {
    static UsernameReservation from(Settings settings) {
        return new UsernameReservation(settings.duration("vireo.account.username-reservation"));
    }

    /** Makes the setting injectable and reads it at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        UsernameReservation hold() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            hold();
        }
    }
}
