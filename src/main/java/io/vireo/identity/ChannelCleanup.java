package io.vireo.identity;

import io.vireo.platform.jobs.Cleanup;

/**
 * Removes the data of a feature after a channel was deleted. A feature contributes an {@code @ApplicationScoped} bean. It runs after the
 * deletion has committed, and is retried until it succeeds, so it must be idempotent. Videos of the channel have clean-ups of their own.
 *
 * <p>Data that must be removed in the same transaction as the channel is removed by an observer of {@link ChannelDeleted} instead.
 */
public interface ChannelCleanup extends Cleanup {
    /**
     * Removes the feature's data of a channel. The row of the channel no longer exists; the data may already have been removed.
     *
     * @param channelId the key of the deleted row
     */
    void clean(long channelId);

    @Override
    default void clean(String subject) {
        clean(Long.parseLong(subject));
    }
}
