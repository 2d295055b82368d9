package io.vireo.platform.jobs;

/**
 * A clean-up that has not succeeded yet.
 *
 * @param name of the {@link Cleanup}
 * @param subject what was deleted
 * @param attempts how many have failed
 */
record PendingCleanup(long id, String name, String subject, int attempts) {}
