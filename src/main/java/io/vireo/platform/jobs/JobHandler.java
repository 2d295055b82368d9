package io.vireo.platform.jobs;

/**
 * Carries out the jobs of one kind. Every CDI bean of this type is a handler.
 *
 * <p>A job runs at least once, perhaps twice, on one node at a time as long as the lease is renewed: a handler must be idempotent.
 */
public interface JobHandler {
    /** The kind, in lower case with hyphens: {@code thumbnail}. At most 64 ASCII characters; a tag of metrics. */
    String kind();

    /**
     * Carries out a job. Not within a transaction. When it returns, the job is done and its row is removed. After any exception the job
     * is tried again later, or becomes a dead letter when {@link #maxAttempts} are used up.
     *
     * @throws PermanentJobException if trying again cannot help: the job is a dead letter at once
     * @throws Exception if the job has failed this time
     */
    void handle(Job job) throws Exception;

    /** How many times a job is tried, the first time included. An attempt during which its node was killed counts. */
    default int maxAttempts() {
        return 10;
    }

    /** How long it is waited after an attempt that failed. */
    default Backoff backoff() {
        return Backoff.DEFAULT;
    }
}
