package io.vireo.identity.email;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;

/**
 * Settings of mailed links.
 *
 * @param reset how long a password reset link is valid
 * @param verification how long an e-mail verification link is valid
 */
@SettingsRecord
public record EmailTokenSettings(Duration reset, Duration verification) {
    static EmailTokenSettings from(Settings settings) {
        return new EmailTokenSettings(
                settings.duration("vireo.mail.reset-link-ttl"), settings.duration("vireo.mail.verification-link-ttl"));
    }
}
