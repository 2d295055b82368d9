package io.vireo.moderation;

import io.vireo.moderation.block.BlockRepository;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The blocks between channels; the entry point for other features. */
@Component
public class Blocks {
    @Inject
    BlockRepository blocks;

    /**
     * Returns whether a channel has blocked another one: no comments on its videos, no replies to it, no subscriptions to it.
     *
     * @param blockerId the key of the channel that may have blocked
     * @param blockedId the key of the channel that acts
     */
    @Transactional
    public boolean isBlocked(long blockerId, long blockedId) {
        return blocks.exists(blockerId, blockedId);
    }
}
