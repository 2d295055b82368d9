package io.vireo.auth;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.nio.file.Path;
import java.time.Duration;

/**
 * @param issuer the {@code iss} claim; a token of another issuer is refused
 * @param lifetime how long a token is valid; there is no leeway
 * @param keys the directory of the PEM files that sign and verify
 */
@SettingsRecord
record TokenSettings(String issuer, Duration lifetime, Path keys) {
    static TokenSettings from(Settings settings) {
        return new TokenSettings(
                settings.text("vireo.token.issuer"),
                settings.duration("vireo.token.lifetime"),
                settings.optionalText("vireo.token.keys")
                        .map(Path::of)
                        .orElseGet(() -> settings.dataDirectory().resolve("keys")));
    }
}
