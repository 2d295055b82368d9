package io.vireo.platform.jobs;

/**
 * Executes the jobs of one kind. Every CDI bean of this type is a handler.
 *
 * <p>A job is executed at least once, and on one node at a time as long as its lease is renewed. A handler must be idempotent.
 */
public interface JobHandler {
    /** Returns the kind, in lower case with hyphens, such as {@code thumbnail}: at most 64 ASCII characters; a tag of metrics. */
    String kind();

    /**
     * Executes a job. No transaction is open. When the method returns, the job is complete and its row is removed. After an exception the
     * job is retried later, or becomes a dead letter after {@link #maxAttempts} attempts.
     *
     * @throws PermanentJobException if a retry cannot succeed: the job becomes a dead letter at once
     * @throws Exception if the attempt failed
     */
    void handle(Job job) throws Exception;

    /** Returns the maximum number of attempts, including the first. An attempt during which its node was killed counts. */
    default int maxAttempts() {
        return 10;
    }

    /**
     * Returns whether a job may take minutes. Such jobs run one at a time on each node, on a thread of their own, so that other jobs do not
     * wait for them.
     */
    default boolean isLongRunning() {
        return false;
    }

    /** Returns the delays between attempts. */
    default Backoff backoff() {
        return Backoff.DEFAULT;
    }
}
