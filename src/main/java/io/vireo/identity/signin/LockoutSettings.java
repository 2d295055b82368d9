package io.vireo.identity.signin;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of sign-in and lockout.
 *
 * @param rejectedStatus the HTTP status for a wrong username or password: 402, or 401 for clients of the original service
 * @param attempts the number of failed attempts within {@code window} that lock out the pair of client address and username
 * @param window the period in which failed attempts count
 * @param block the duration of a lockout
 * @param trustedAddressTtl how long an address remains trusted by an account after a sign-in
 * @param usernameReservation how long the username of a deleted channel is reserved
 */
@SettingsRecord
public record LockoutSettings(
        int rejectedStatus,
        int attempts,
        Duration window,
        Duration block,
        Duration trustedAddressTtl,
        Duration usernameReservation) {
    static LockoutSettings from(Settings settings) {
        int rejectedStatus = (int) settings.number("vireo.sign-in.rejected-status", 401, 402);
        int attempts = (int) settings.number("vireo.sign-in.attempts", 1, 100);
        return new LockoutSettings(
                rejectedStatus,
                attempts,
                settings.duration("vireo.sign-in.window"),
                settings.duration("vireo.sign-in.block"),
                settings.duration("vireo.sign-in.trusted-address-ttl"),
                settings.duration("vireo.account.username-reservation"));
    }
}
