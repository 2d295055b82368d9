package io.vireo.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the application cannot start because of its database. The message is a sentence for the operator; it contains no secret
 * and no row.
 */
public final class DatabaseStartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseStartupException(String sentence) {
        super(sentence);
    }

    public DatabaseStartupException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
