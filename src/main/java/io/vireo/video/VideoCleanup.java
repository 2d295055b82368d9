package io.vireo.video;

import io.vireo.platform.jobs.Cleanup;

/**
 * What a feature has to remove after a video was deleted, alone or with its channel. Contributed as an {@code @ApplicationScoped} bean;
 * it runs after the deletion was committed, and again until it succeeds.
 *
 * <p>What must go in the same transaction as the video observes {@link VideoDeleted} instead.
 */
public interface VideoCleanup extends Cleanup {
    /**
     * Removes what the feature keeps of a video. The video's row is gone; nothing may be left to remove.
     *
     * @param videoId the key of its row
     */
    void clean(long videoId);

    @Override
    default void clean(String subject) {
        clean(Long.parseLong(subject));
    }
}
