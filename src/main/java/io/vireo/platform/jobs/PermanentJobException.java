package io.vireo.platform.jobs;

/** A job that cannot succeed, however often it is tried. The message is stored with the dead letter. */
public final class PermanentJobException extends Exception {
    private static final long serialVersionUID = 1L;

    public PermanentJobException(String message) {
        super(message);
    }
}
