package io.vireo.media.remux;

/** Signals that a file is damaged or has a structure that cannot be carried over. The message is for the log. */
final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String reason) {
        super(reason, null, false, false);
    }
}
