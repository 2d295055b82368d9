package io.vireo.auth;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of tokens.
 *
 * @param issuer the claim {@code iss}; tokens of other issuers are rejected
 * @param lifetime how long a token is valid, without leeway
 * @param keys the directory of the PEM files with the signing and verification keys
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
