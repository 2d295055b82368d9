package io.vireo.media.storage;

import io.vireo.platform.config.Settings;
import java.nio.file.Path;

/**
 * The settings of the store.
 *
 * @param root the absolute directory that holds the files
 * @param reserve bytes of the file system that videos must leave free
 */
public record MediaSettings(Path root, long reserve) {
    public static MediaSettings from(Settings settings) {
        return new MediaSettings(
                settings.optionalText("vireo.media.root")
                        .map(root -> Path.of(root).toAbsolutePath().normalize())
                        .orElseGet(settings::dataDirectory),
                settings.number("vireo.media.reserve", 0, Long.MAX_VALUE));
    }
}
