package io.vireo.importer;

/** The takeover may not be made as things are; nothing was taken. The message is a sentence for the operator. */
final class MigrationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationRejectedException(String sentence) {
        super(sentence);
    }
}
