package io.vireo.platform.database;

import io.vireo.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/**
 * The room that is left for the embedded database. A row that finds none can end its server: MariaDB 11.4.5 crashes when it takes a large
 * row back that had no room (an assertion in {@code row_undo_step}), and then nothing can be read either.
 */
@ApplicationScoped
public class DatabaseDiskSpace {
    private final Path directory;
    private final long reserve;

    /** With the settings of the running application. */
    public DatabaseDiskSpace() {
        Settings settings = Settings.current();
        boolean embedded = settings.optionalText("vireo.db.url").isEmpty();
        directory = settings.dataDirectory();
        reserve = embedded ? settings.number("vireo.db.embedded.reserve", 0, Long.MAX_VALUE) : 0;
    }

    /** Whether less is free than is kept in reserve; never for a database elsewhere, whose disk is not ours to see. */
    public boolean isLow() {
        return reserve > 0 && directory.toFile().getUsableSpace() < reserve;
    }
}
