package io.vireo.identity.signin;

import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param rejectedStatus the status of a sign-in with a wrong name or password: 402, or 401 for clients of the original code
 * @param attempts how many failed attempts within {@code window} block the pair of address and username
 * @param block how long it is blocked
 * @param trustedAddressTtl how long an address is known to an account after a sign-in
 */
record LockoutSettings(int rejectedStatus, int attempts, Duration window, Duration block, Duration trustedAddressTtl) {
    static LockoutSettings from(Settings settings) {
        int rejectedStatus = (int) settings.number("vireo.sign-in.rejected-status", 401, 402);
        int attempts = (int) settings.number("vireo.sign-in.attempts", 1, 100);
        return new LockoutSettings(
                rejectedStatus,
                attempts,
                settings.duration("vireo.sign-in.window"),
                settings.duration("vireo.sign-in.block"),
                settings.duration("vireo.sign-in.trusted-address-ttl"));
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        LockoutSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
