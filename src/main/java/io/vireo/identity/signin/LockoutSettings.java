package io.vireo.identity.signin;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * @param rejectedStatus the status of a sign-in with a wrong name or password: 402, or 401 for clients of the original code
 * @param attempts how many failed attempts within {@code window} block the pair of address and username
 * @param block how long it is blocked
 * @param trustedAddressTtl how long an address is known to an account after a sign-in
 * @param nameHold how long the username of a deleted channel stays taken
 */
@SettingsRecord
public record LockoutSettings(
        int rejectedStatus,
        int attempts,
        Duration window,
        Duration block,
        Duration trustedAddressTtl,
        Duration nameHold) {
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
