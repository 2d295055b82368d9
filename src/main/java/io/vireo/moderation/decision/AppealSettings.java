package io.vireo.moderation.decision;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of appeals.
 *
 * @param window how long a decision can be appealed
 */
@SettingsRecord
record AppealSettings(Duration window) {
    static AppealSettings from(Settings settings) {
        return new AppealSettings(settings.duration("vireo.moderation.appeal-window"));
    }
}
