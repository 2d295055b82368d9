package io.vireo.platform.startup;

/**
 * A task that runs once at the start of a node. {@link Startup} runs every CDI bean of this type in the phase given by its annotation
 * {@link Phase}; the bean is created just before.
 */
public interface StartupTask {
    /**
     * Runs the task. An exception of a mandatory task stops the start; its message is logged for the operator.
     *
     * @throws Exception if the task fails
     */
    void start() throws Exception;

    /**
     * Returns whether the application cannot start without the task. If false, a failure is logged and the task is retried every minute
     * until it succeeds; cleanups after a crash are such tasks.
     */
    default boolean isMandatory() {
        return true;
    }
}
