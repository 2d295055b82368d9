package io.vireo.platform.jobs;

/**
 * A cleanup step after a deletion. A feature with deletable objects declares a sub-interface for its cleanups; other features
 * contribute {@code @ApplicationScoped} beans of that type, and {@link CleanupService} runs them.
 *
 * <p>A cleanup must be idempotent. It is retried until it returns without an exception, also after a restart.
 */
public interface Cleanup {
    /** Returns the name, unique among all cleanups: lower-case ASCII letters and hyphens, at most 64 characters. It must not change. */
    String name();

    /**
     * Cleans up after one deletion, which has been committed. No transaction is open.
     *
     * @param subject the deleted object, in the format of the sub-interface
     */
    void clean(String subject);
}
