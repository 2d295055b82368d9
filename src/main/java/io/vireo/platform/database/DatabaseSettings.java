package io.vireo.platform.database;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Timeouts of the database.
 *
 * @param startupTimeout how long the start waits for the database to become available
 * @param queryTimeout the maximum time for a response of the database
 */
@SettingsRecord
record DatabaseSettings(Duration startupTimeout, Duration queryTimeout) {
    static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(settings.duration("vireo.db.startup-timeout"), queryTimeout(settings));
    }

    private static Duration queryTimeout(Settings settings) {
        Duration timeout = settings.duration("vireo.db.query-timeout");
        if (timeout.toMillis() < 1000 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new InvalidSettingException(
                    "vireo.db.query-timeout", "must be a duration from one second to 24 days, such as PT10S");
        }
        return timeout;
    }
}
