package io.vireo.platform.database;

import java.sql.SQLTransientConnectionException;

/**
 * Signals that the database is known to be unavailable, so that no connection was attempted. {@link DatabaseAvailabilityMonitor} has
 * logged the outage.
 */
public final class DatabaseUnavailableException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException() {
        super("The database is unavailable");
    }

    /** Returns whether a failure was caused by a known outage, which needs no further log line. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
