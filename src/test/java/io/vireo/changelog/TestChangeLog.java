package io.vireo.changelog;

import javax.sql.DataSource;

/** The log of changes without a container. */
public final class TestChangeLog {
    private TestChangeLog() {}

    public static ChangeLogRepository of(DataSource source) {
        ChangeLogRepository log = new ChangeLogRepository();
        log.primary = source;
        return log;
    }
}
