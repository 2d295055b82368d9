package io.vireo.platform.jobs;

import io.vireo.platform.cluster.LeaderElection;

/**
 * An hour has passed: features observe it to remove what has run out. The node that has the {@link LeaderElection} tells it to itself, also at
 * the moment when it gets it.
 */
public record HourlyTick() {}
