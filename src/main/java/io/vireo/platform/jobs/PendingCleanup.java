package io.vireo.platform.jobs;

/**
 * A cleanup that has not succeeded yet.
 *
 * @param name the name of the {@link Cleanup}
 * @param subject the deleted object
 * @param attempts the number of failed attempts
 */
record PendingCleanup(long id, String name, String subject, int attempts) {}
