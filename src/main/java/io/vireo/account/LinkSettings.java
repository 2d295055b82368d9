package io.vireo.account;

import io.vireo.platform.Settings;
import io.vireo.platform.SettingsRecord;
import java.time.Duration;

/**
 * @param reset how long the link to choose a new password works
 * @param verification how long the link that confirms an e-mail address works
 */
@SettingsRecord
record LinkSettings(Duration reset, Duration verification) {
    static LinkSettings from(Settings settings) {
        return new LinkSettings(
                settings.duration("vireo.mail.reset-link"), settings.duration("vireo.mail.verification-link"));
    }
}
