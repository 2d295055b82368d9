package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Queue of durable background jobs: the {@link JobHandler} of its kind executes an enqueued job on any node, also after a crash. Every
 * method runs in the caller's transaction, or in a new one if there is none.
 */
@Component
public class JobQueue {
    @Inject
    EnqueuedJobRepository jobs;

    @Inject
    Event<JobAdded> added;

    /** The event that a job was enqueued; observed after the commit. */
    record JobAdded() {}

    /**
     * Enqueues a job, which is executed after the transaction is committed. A queued or active job of this kind and key is kept unchanged
     * instead; a dead letter is replaced by the new job.
     *
     * @param kind the kind of a {@link JobHandler}
     * @param key at most 190 ASCII characters
     * @param payload additional data for the handler; may be empty
     */
    @Transactional
    public void enqueue(String kind, String key, String payload) {
        jobs.add(kind, key, payload);
        added.fire(new JobAdded());
    }

    /** Removes a job if it exists. A running handler is not interrupted; it detects the cancellation by {@link #lockHeld}. */
    @Transactional
    public void cancel(String kind, String key) {
        jobs.remove(kind, key);
    }

    /**
     * Returns whether the handler's claim is still valid: the job was neither cancelled nor claimed by another node. The handler calls it
     * within the transaction that stores its result; the job cannot be cancelled until that transaction ends.
     */
    @Transactional(TxType.MANDATORY)
    public boolean lockHeld(Job job) {
        return jobs.lockHeld(job);
    }
}
