package io.vireo.account;

import io.vireo.platform.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param reset how long the link to choose a new password works
 * @param verification how long the link that confirms an e-mail address works
 */
record LinkSettings(Duration reset, Duration verification) {
    static LinkSettings from(Settings settings) {
        return new LinkSettings(
                settings.duration("vireo.mail.reset-link"), settings.duration("vireo.mail.verification-link"));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        LinkSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
