package io.vireo.inbox;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.inbox.InboxListRepository.NoticeRow;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Exports the notices to an account as {@code inbox}, and what it has chosen to receive as {@code notices}, in {@code account.json}.
 * Removes the inbox of a deleted channel, and what it has done in others.
 */
@Component
class InboxOfChannel implements PersonalDataContributor, ChannelCleanup {
    private static final int PAGE = 100;

    @Inject
    InboxListRepository notices;

    @Inject
    InboxEntries entries;

    @Inject
    InboxPreferences preferences;

    @Inject
    InboxCleanupRepository rows;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.write("notices", preferences.preferences(channelId));
        export.writeList("inbox", () -> {
            List<NoticeRow> page = notices.all(channelId, null, PAGE);
            while (!page.isEmpty()) {
                entries.of(page).forEach(dated -> export.writeElement(dated.entry()));
                NoticeRow last = page.get(page.size() - 1);
                page = notices.all(channelId, new Position(last.lastAt(), last.id()), PAGE);
            }
        });
    }

    @Override
    public String name() {
        return "inbox-of-channel";
    }

    @Override
    public void clean(long channelId) {
        int removed;
        do {
            removed = rows.removeSomeOfChannel(channelId);
        } while (removed > 0);
    }
}
