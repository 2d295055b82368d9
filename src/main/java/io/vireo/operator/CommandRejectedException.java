package io.vireo.operator;

/** Signals that a command cannot be carried out in the present state of the site; its message is for the operator. */
final class CommandRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandRejectedException(String message) {
        super(message);
    }
}
