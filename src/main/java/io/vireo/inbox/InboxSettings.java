package io.vireo.inbox;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the inbox.
 *
 * @param keep how long a notice is kept after its last act
 * @param maxNotices the maximum number of notices of a channel; older ones are removed
 * @param digestHour the hour of the day in UTC from which digests are sent
 * @param digestCheck how often the leader looks for digests that are due
 */
@SettingsRecord
record InboxSettings(Duration keep, int maxNotices, int digestHour, Duration digestCheck) {
    private static final int MAX_NOTICES = 100_000;
    private static final int LAST_HOUR = 23;

    static InboxSettings from(Settings settings) {
        return new InboxSettings(
                settings.duration("vireo.inbox.keep"),
                (int) settings.number("vireo.inbox.max-notices", 1, MAX_NOTICES),
                (int) settings.number("vireo.inbox.digest-hour", 0, LAST_HOUR),
                settings.duration("vireo.inbox.digest-check"));
    }
}
