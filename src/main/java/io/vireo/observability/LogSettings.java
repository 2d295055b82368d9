package io.vireo.observability;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the log.
 *
 * @param format {@code text} or {@code json}; empty to keep the server's format
 * @param access whether the access log is written
 */
@SettingsRecord
record LogSettings(Optional<String> format, boolean access) {
    private static final String FORMAT = "vireo.log.format";
    private static final Set<String> FORMATS = Set.of("text", "json");

    static LogSettings from(Settings settings) {
        Optional<String> format = settings.optionalText(FORMAT);
        if (format.isPresent() && !FORMATS.contains(format.get())) {
            throw new InvalidSettingException(FORMAT, "must be text or json");
        }
        return new LogSettings(format, settings.flag("vireo.log.access"));
    }
}
