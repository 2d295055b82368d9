package io.vireo.video.access;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of the access to videos that are not public.
 *
 * @param tokenLifetime how long an access token opens the files of a video
 */
@SettingsRecord
record AccessSettings(Duration tokenLifetime) {
    static AccessSettings from(Settings settings) {
        return new AccessSettings(settings.duration("vireo.video.access-token-lifetime"));
    }
}
