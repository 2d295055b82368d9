package io.vireo.media.storage;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.nio.file.Path;

/**
 * Settings of the media store.
 *
 * @param root the absolute directory of the files
 * @param reserve the bytes of the file system that uploads must leave free
 */
@SettingsRecord
public record MediaSettings(Path root, long reserve) {
    public static MediaSettings from(Settings settings) {
        return new MediaSettings(
                settings.optionalText("vireo.media.root")
                        .map(root -> Path.of(root).toAbsolutePath().normalize())
                        .orElseGet(settings::dataDirectory),
                settings.number("vireo.media.reserve", 0, Long.MAX_VALUE));
    }
}
