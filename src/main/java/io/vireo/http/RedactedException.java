package io.vireo.http;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an exception that is safe to log: type and stack trace without the message. Database messages repeat values of rows, such
 * as {@code Duplicate entry 'ada@example.com' for key 'Email'}.
 */
public final class RedactedException extends Exception {
    private static final long serialVersionUID = 1L;

    private RedactedException(Throwable original) {
        super(kind(original), causeOf(original));
        setStackTrace(original.getStackTrace());
    }

    /** Returns a redacted copy if a database exception is involved, otherwise the failure itself. */
    public static Throwable of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return new RedactedException(failure);
            }
        }
        return failure;
    }

    private static String kind(Throwable original) {
        String name = original.getClass().getName();
        return original instanceof SQLException sql
                ? name + " (SQL state " + sql.getSQLState() + ", error " + sql.getErrorCode() + ")"
                : name;
    }

    private static @Nullable Throwable causeOf(Throwable original) {
        Throwable cause = original.getCause();
        return cause == null ? null : new RedactedException(cause);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
