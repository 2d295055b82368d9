package io.vireo.platform.jobs;

import java.time.Duration;

/**
 * A recurring background job. A feature contributes it as an {@code @ApplicationScoped} bean; the scheduler finds all beans of the
 * type.
 *
 * <p>A job must be idempotent and must tolerate that another node runs it at the same time, since the leader may change while it runs.
 */
public interface ScheduledJob {
    /** The nodes on which a job runs. */
    enum Nodes {
        /** On the node that is the leader. */
        LEADER,
        /** On each node. */
        EACH
    }

    /** Returns the name, unique among all features: lower-case letters and hyphens. It is used in log lines and as a metrics tag. */
    String name();

    /** Returns the time from the end of one run to the start of the next. */
    default Duration interval() {
        return Duration.ofHours(1);
    }

    default Nodes nodes() {
        return Nodes.LEADER;
    }

    /**
     * Does the work once. First called within seconds after the node has started or, for {@link Nodes#LEADER}, has become the leader. No
     * transaction is open. An exception is logged and counted; the next run takes place as scheduled.
     */
    void run();
}
