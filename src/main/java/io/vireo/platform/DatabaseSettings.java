package io.vireo.platform;

import java.time.Duration;

/**
 * @param patience how long the start waits for a database that is not there yet
 * @param timeout how long the database may take for each answer
 */
record DatabaseSettings(Duration patience, Duration timeout) {
    static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(settings.duration("vireo.db.wait"), timeout(settings));
    }

    private static Duration timeout(Settings settings) {
        Duration timeout = settings.duration("vireo.db.timeout");
        if (timeout.toMillis() < 1000 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new WrongSetting("vireo.db.timeout", "must be a duration of a second to some days, such as PT10S");
        }
        return timeout;
    }
}
