package io.vireo.platform.database;

import java.sql.SQLTransientConnectionException;

/** The database is known to be away: it was not asked. {@link DatabaseAvailabilityMonitor} has logged it. */
public final class DatabaseUnavailableException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException() {
        super("The database is away");
    }

    /** Whether a failure came of it: of such there need be no line in the log. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
