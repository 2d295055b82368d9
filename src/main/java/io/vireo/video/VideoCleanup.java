package io.vireo.video;

import io.vireo.platform.jobs.Cleanup;

/**
 * Removes the data of a feature after a video was deleted, alone or with its channel. A feature contributes an {@code @ApplicationScoped}
 * bean. It runs after the deletion has committed, and is retried until it succeeds, so it must be idempotent.
 *
 * <p>Data that must be removed in the same transaction as the video is removed by an observer of {@link VideoDeleted} instead.
 */
public interface VideoCleanup extends Cleanup {
    /**
     * Removes the feature's data of a video. The row of the video no longer exists; the data may already have been removed.
     *
     * @param videoId the key of the deleted row
     */
    void clean(long videoId);

    @Override
    default void clean(String subject) {
        clean(Long.parseLong(subject));
    }
}
