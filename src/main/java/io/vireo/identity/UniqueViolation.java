package io.vireo.identity;

import io.vireo.http.ErrorCode;
import jakarta.persistence.PersistenceException;
import java.sql.SQLIntegrityConstraintViolationException;

/** Maps unique-constraint violations of the database to an error code. */
public final class UniqueViolation {
    private UniqueViolation() {}

    /**
     * Runs a write that flushes, and translates the violation of a unique constraint.
     *
     * @throws io.vireo.http.ApiException with the given error code if the write violates a unique constraint
     */
    public static void mapTo(ErrorCode errorCode, Runnable write) {
        try {
            write.run();
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLIntegrityConstraintViolationException) {
                    throw errorCode.exception();
                }
            }
            throw e;
        }
    }
}
