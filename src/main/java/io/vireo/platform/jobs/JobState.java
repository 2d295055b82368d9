package io.vireo.platform.jobs;

/** The states of a job, a tag of the metrics. */
enum JobState {
    /** Not attempted yet. */
    QUEUED,
    /** Claimed by a node. */
    ACTIVE,
    /** An attempt failed; the job is retried. */
    FAILED,
    /** A dead letter: not retried. */
    DEAD
}
