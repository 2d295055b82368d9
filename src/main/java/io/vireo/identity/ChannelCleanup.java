package io.vireo.identity;

import io.vireo.platform.jobs.Cleanup;

/**
 * What a feature has to remove after a channel was deleted. Contributed as an {@code @ApplicationScoped} bean; it runs after the
 * deletion was committed, and again until it succeeds. Videos of the channel have clean-ups of their own.
 *
 * <p>What must go in the same transaction as the channel observes {@link ChannelDeleted} instead.
 */
public interface ChannelCleanup extends Cleanup {
    /** Removes what the feature keeps of a channel. The channel's row is gone; nothing may be left to remove. */
    void clean(long channelId);

    @Override
    default void clean(String subject) {
        clean(Long.parseLong(subject));
    }
}
