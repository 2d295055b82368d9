package io.vireo.importer;

/** Thrown when the preconditions of an import are not met; nothing was imported. The message is a sentence for the operator. */
final class MigrationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationRejectedException(String sentence) {
        super(sentence);
    }
}
