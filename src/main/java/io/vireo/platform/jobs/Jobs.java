package io.vireo.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Durable background work: what is enqueued is carried out by the {@link JobHandler} of its kind, on whatever node, also after a crash.
 * Every method takes part in the transaction of the caller, or has one of its own.
 */
@ApplicationScoped
public class Jobs {
    @Inject
    EnqueuedJobRepository jobs;

    @Inject
    Event<JobAdded> added;

    /** There is a new job, once the transaction is committed. */
    record JobAdded() {}

    /**
     * Adds a job: it is carried out if, and after, the transaction is committed. If there is already one of this kind and key that
     * waits or runs, that one stays as it is; a dead letter is replaced by the new job.
     *
     * @param kind that of a {@link JobHandler}
     * @param key at most 190 ASCII characters
     * @param payload what the handler needs to know besides the key; may be empty
     */
    @Transactional
    public void enqueue(String kind, String key, String payload) {
        jobs.add(kind, key, payload);
        added.fire(new JobAdded());
    }

    /** Removes a job, if there is one. A handler at work is not stopped: it finds out by {@link #lockHeld}. */
    @Transactional
    public void cancel(String kind, String key) {
        jobs.remove(kind, key);
    }

    /**
     * Whether a handler's job is still its own: neither cancelled nor claimed by another node since. To be called within the
     * transaction in which the handler stores its result; until that ends, nobody can cancel the job.
     */
    @Transactional(TxType.MANDATORY)
    public boolean lockHeld(Job job) {
        return jobs.lockHeld(job);
    }
}
