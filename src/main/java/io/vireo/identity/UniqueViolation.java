package io.vireo.identity;

import io.vireo.http.ErrorCode;
import jakarta.persistence.PersistenceException;
import java.sql.SQLIntegrityConstraintViolationException;

/** What only one can have: the database knows whether another was faster. */
public final class UniqueViolation {
    private UniqueViolation() {}

    /** Refuses with the reason if the work, a write that is flushed, meets a row that has it already. */
    public static void unless(ErrorCode reason, Runnable write) {
        try {
            write.run();
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLIntegrityConstraintViolationException) {
                    throw reason.refusal();
                }
            }
            throw e;
        }
    }
}
