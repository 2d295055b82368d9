package io.vireo.identity;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of moderation.
 *
 * @param suspension how long a suspended channel is kept before it is deleted
 */
@SettingsRecord
record ModerationSettings(Duration suspension) {
    static ModerationSettings from(Settings settings) {
        return new ModerationSettings(settings.duration("vireo.moderation.suspension"));
    }
}
