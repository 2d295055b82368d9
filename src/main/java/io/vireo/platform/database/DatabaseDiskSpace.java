package io.vireo.platform.database;

import io.vireo.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/**
 * Monitors the free disk space of the embedded database. A full disk can crash the server: MariaDB 11.4.5 fails an assertion in {@code
 * row_undo_step} when it rolls back a large row, and then reads fail too.
 */
@ApplicationScoped
public class DatabaseDiskSpace {
    private final Path directory;
    private final long reserve;

    /** Uses the settings of the running application. */
    public DatabaseDiskSpace() {
        Settings settings = Settings.current();
        boolean embedded = settings.optionalText("vireo.db.url").isEmpty();
        directory = settings.dataDirectory();
        reserve = embedded ? settings.number("vireo.db.embedded.reserve", 0, Long.MAX_VALUE) : 0;
    }

    /** Returns whether the free disk space is below the reserve; always false for an external database, whose disk is unknown. */
    public boolean isLow() {
        return reserve > 0 && directory.toFile().getUsableSpace() < reserve;
    }
}
