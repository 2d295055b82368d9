package io.vireo.platform.jobs;

/** Signals that a job cannot succeed and must not be retried. The message is stored with the dead letter. */
public final class PermanentJobException extends Exception {
    private static final long serialVersionUID = 1L;

    public PermanentJobException(String message) {
        super(message);
    }
}
