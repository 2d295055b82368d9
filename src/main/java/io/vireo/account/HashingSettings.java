package io.vireo.account;

import io.vireo.platform.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * @param cost the cost of bcrypt: the binary logarithm of its rounds
 * @param parallel how many passwords are hashed at a time; the cores where it is not set, and never more
 * @param queue how many wait for that, at most
 */
record HashingSettings(int cost, int parallel, int queue) {
    static HashingSettings from(Settings settings, int cores) {
        return new HashingSettings(
                (int) settings.number("vireo.password.cost", 10, 16),
                settings.optionalText("vireo.password.parallel")
                        .map(set -> (int) settings.number("vireo.password.parallel", 1, cores))
                        .orElse(cores),
                (int) settings.number("vireo.password.queue", 1, 1000));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        HashingSettings settings() {
            return from(Settings.current(), Runtime.getRuntime().availableProcessors());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
