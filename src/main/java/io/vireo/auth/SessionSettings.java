package io.vireo.auth;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the sessions of browsers.
 *
 * @param idleTimeout after which time without use a session ends
 * @param temporaryIdleTimeout the same for visitors who chose not to stay signed in
 */
@SettingsRecord
record SessionSettings(Duration idleTimeout, Duration temporaryIdleTimeout) {
    static SessionSettings from(Settings settings) {
        return new SessionSettings(
                settings.duration("vireo.session.idle-timeout"),
                settings.duration("vireo.session.temporary-idle-timeout"));
    }

    Duration idleTimeout(boolean isPermanent) {
        return isPermanent ? idleTimeout : temporaryIdleTimeout;
    }
}
