package io.vireo.platform.database;

import io.vireo.platform.Component;
import jakarta.inject.Inject;

/**
 * Monitors the free disk space of the embedded database. A full disk can crash the server: MariaDB 11.4.5 fails an assertion in {@code
 * row_undo_step} when it rolls back a large row, and then reads fail too.
 */
@Component
public class DatabaseDiskSpace {
    private final DiskSpaceSettings settings;

    @Inject
    DatabaseDiskSpace(DiskSpaceSettings settings) {
        this.settings = settings;
    }

    /** Returns whether the free disk space is below the reserve; always false for an external database. */
    public boolean isLow() {
        return settings.reserve() > 0 && settings.directory().toFile().getUsableSpace() < settings.reserve();
    }
}
