package io.vireo.identity.password;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * @param cost the cost of bcrypt: the binary logarithm of its rounds
 * @param threads how many passwords are hashed at a time; the cores where it is not set, and never more
 * @param maxQueued how many wait for that, at most
 */
record BcryptSettings(int cost, int threads, int maxQueued) {
    static BcryptSettings from(Settings settings, int cores) {
        return new BcryptSettings(
                (int) settings.number("vireo.password.cost", 10, 16),
                settings.optionalText("vireo.password.threads")
                        .map(set -> (int) settings.number("vireo.password.threads", 1, cores))
                        .orElse(cores),
                (int) settings.number("vireo.password.max-queued", 1, 1000));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        BcryptSettings settings() {
            return from(Settings.current(), Runtime.getRuntime().availableProcessors());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
