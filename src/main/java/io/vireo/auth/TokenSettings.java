package io.vireo.auth;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/**
 * @param issuer the {@code iss} claim; a token of another issuer is refused
 * @param lifetime how long a token is valid; there is no leeway
 * @param keys the directory of the PEM files that sign and verify
 */
record TokenSettings(String issuer, Duration lifetime, Path keys) {
    static TokenSettings from(Settings settings) {
        return new TokenSettings(
                settings.text("vireo.token.issuer"),
                settings.duration("vireo.token.lifetime"),
                settings.optionalText("vireo.token.keys")
                        .map(Path::of)
                        .orElseGet(() -> settings.dataDirectory().resolve("keys")));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        TokenSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
