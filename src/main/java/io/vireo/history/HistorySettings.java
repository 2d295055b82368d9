package io.vireo.history;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the history.
 *
 * @param keep how long an entry is kept after its video was watched last
 */
@SettingsRecord
record HistorySettings(Duration keep) {
    static HistorySettings from(Settings settings) {
        return new HistorySettings(settings.duration("vireo.history.keep"));
    }
}
