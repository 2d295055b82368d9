package io.vireo.account;

import io.vireo.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * @param rejectedStatus the status of a sign-in with a wrong name or password: 402, or 401 for clients of the original code
 * @param attempts how many failed attempts within {@code window} block the pair of address and username
 * @param block how long it is blocked
 * @param passwordCost the cost of bcrypt: the binary logarithm of its rounds
 */
record AccountSettings(int rejectedStatus, int attempts, Duration window, Duration block, int passwordCost) {
    static AccountSettings from(Settings settings) {
        int rejectedStatus = (int) settings.number("vireo.sign-in.rejected-status", 401, 402);
        int attempts = (int) settings.number("vireo.sign-in.attempts", 1, 100);
        int cost = (int) settings.number("vireo.password.cost", 10, 16);
        return new AccountSettings(
                rejectedStatus,
                attempts,
                settings.duration("vireo.sign-in.window"),
                settings.duration("vireo.sign-in.block"),
                cost);
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader {
        @Produces
        @Singleton
        AccountSettings settings() {
            return from(Settings.current());
        }

        void check(@Observes @Initialized(ApplicationScoped.class) Object start, AccountSettings settings) {}
    }
}
