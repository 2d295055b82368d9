package io.vireo.platform.startup;

/** The phases of a start, one after the other; the tasks of one phase have no order among themselves. */
public enum StartupPhase {
    /** The form of the log lines, so that all that follow have it. */
    LOG,
    /** What answers while the application starts: the connector's own answers, the port for operators. */
    PORTS,
    /** Reads every setting, so that a wrong one stops the start before anything is changed. */
    SETTINGS,
    /** Waits for the database and brings it up to date. From here on repositories can be used. */
    MIGRATE,
    /** Loads keys, registers metrics, removes what a crash left, before any worker could use it. */
    PREPARE,
    /** Starts the background work: mails, jobs, indexing, leases, idle checks. */
    WORKERS,
    /** The last: what takes requests past the filters. When it is through, the node is ready. */
    OPEN
}
