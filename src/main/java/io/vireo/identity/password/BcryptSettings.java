package io.vireo.identity.password;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;

/**
 * Settings of password hashing.
 *
 * @param cost the bcrypt cost: the binary logarithm of the number of rounds
 * @param threads the number of passwords that are hashed in parallel; the number of cores by default, which is also the maximum
 * @param maxQueued the maximum number of passwords in the queue
 */
@SettingsRecord
record BcryptSettings(int cost, int threads, int maxQueued) {
    static BcryptSettings from(Settings settings) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new BcryptSettings(
                (int) settings.number("vireo.password.cost", 10, 16),
                settings.optionalText("vireo.password.threads")
                        .map(set -> (int) settings.number("vireo.password.threads", 1, cores))
                        .orElse(cores),
                (int) settings.number("vireo.password.max-queued", 1, 1000));
    }
}
