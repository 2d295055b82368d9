package io.vireo.identity.email;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param reset how long the link to choose a new password works
 * @param verification how long the link that confirms an e-mail address works
 */
public record EmailTokenSettings(Duration reset, Duration verification) {
    static EmailTokenSettings from(Settings settings) {
        return new EmailTokenSettings(
                settings.duration("vireo.mail.reset-link-ttl"), settings.duration("vireo.mail.verification-link-ttl"));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        EmailTokenSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
