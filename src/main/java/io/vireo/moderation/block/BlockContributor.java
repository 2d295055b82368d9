package io.vireo.moderation.block;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/** Exports the blocks of an account as {@code blocks} in {@code account.json}, and removes them after its deletion. */
@Component
class BlockContributor implements PersonalDataContributor, ChannelCleanup {
    private static final int PAGE = 50;

    @Inject
    BlockRepository blocks;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("blocks", () -> {
            List<Numbered<BlockedChannel>> page = blocks.page(channelId, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(block -> export.writeElement(block.entry()));
                page = blocks.page(channelId, page.get(page.size() - 1).number(), PAGE);
            }
        });
    }

    @Override
    public String name() {
        return "blocks-of-channel";
    }

    @Override
    public void clean(long channelId) {
        int removed;
        do {
            removed = blocks.removeSomeOf(channelId);
        } while (removed > 0);
    }
}
