package io.vireo.platform;

import org.jspecify.annotations.Nullable;

/** The application cannot start with its database. The message is a sentence for the operator; it holds no secret and no row. */
public final class DatabaseUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String sentence) {
        super(sentence);
    }

    DatabaseUnusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
