package io.vireo.identity.email;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * @param reset how long the link to choose a new password works
 * @param verification how long the link that confirms an e-mail address works
 */
@SettingsRecord
public record EmailTokenSettings(Duration reset, Duration verification) {
    static EmailTokenSettings from(Settings settings) {
        return new EmailTokenSettings(
                settings.duration("vireo.mail.reset-link-ttl"), settings.duration("vireo.mail.verification-link-ttl"));
    }
}
