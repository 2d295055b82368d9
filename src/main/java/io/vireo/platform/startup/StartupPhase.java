package io.vireo.platform.startup;

/** The phases of the application start, in order; the tasks of one phase have no order. */
public enum StartupPhase {
    /** Installs the log format, so that all later lines have it. */
    LOG,
    /** Installs what responds while the application starts: the connector integration and the management port. */
    PORTS,
    /** Reads every setting, so that an invalid one stops the start before anything is changed. */
    SETTINGS,
    /** Waits for the database and migrates the schema. Later phases can use repositories. */
    MIGRATE,
    /** Loads keys, registers metrics, and removes the remains of a crash before a worker can use them. */
    PREPARE,
    /** Starts background work: mails, jobs, indexing, leases, idle checks. */
    WORKERS,
    /** Starts to accept requests. The node is ready when this phase is complete. */
    OPEN
}
