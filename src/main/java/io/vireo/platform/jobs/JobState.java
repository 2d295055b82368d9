package io.vireo.platform.jobs;

/** The states of a job, a tag of the metrics. */
enum JobState {
    /** Not tried yet. */
    QUEUED,
    /** Claimed by a node. */
    ACTIVE,
    /** Tried in vain, to be tried again. */
    FAILED,
    /** A dead letter: not tried again. */
    DEAD
}
