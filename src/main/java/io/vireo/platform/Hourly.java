package io.vireo.platform;

/**
 * An hour has passed: features observe it to remove what has run out. The node that has the {@link Duty} tells it to itself, also at
 * the moment when it gets it.
 */
public record Hourly() {}
