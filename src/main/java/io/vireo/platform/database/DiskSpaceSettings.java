package io.vireo.platform.database;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.nio.file.Path;

/**
 * Settings of the disk space of the database.
 *
 * @param directory the absolute directory of the embedded database
 * @param reserve the bytes of free space below which new data is rejected; 0 for an external database, whose disk is unknown
 */
@SettingsRecord
record DiskSpaceSettings(Path directory, long reserve) {
    static DiskSpaceSettings from(Settings settings) {
        long reserve = settings.number("vireo.db.embedded.reserve", 0, Long.MAX_VALUE);
        boolean external = settings.optionalText("vireo.db.url").isPresent();
        return new DiskSpaceSettings(settings.dataDirectory(), external ? 0 : reserve);
    }
}
