package io.vireo.platform.startup;

/**
 * Something to be done once at the start of a node. Every CDI bean of this type is run by {@link Startup},
 * in the phase that its annotation {@link Phase} names; the bean is made when it is its turn.
 */
public interface StartupTask {
    /**
     * Does it. An exception of a mandatory task stops the start, and its message is what the operator reads.
     *
     * @throws Exception if it cannot be done
     */
    void start() throws Exception;

    /**
     * Whether the site cannot open without it. If not, a failure is logged, and it is done again every minute until it succeeds: so are
     * clean-ups, which never stop a start.
     */
    default boolean isMandatory() {
        return true;
    }
}
