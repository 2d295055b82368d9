package io.vireo.search;

import io.vireo.identity.ChannelDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Removes the name of a deleted channel from the search index. Unused word suffixes have no foreign key and are removed as the last step
 * of the transaction, in the lock order of {@link IndexWriter}: channels and videos before suffixes.
 */
@ApplicationScoped
class DeletedChannelCleanup {
    /** CDI event: the words of a removed username, fired within the deleting transaction. */
    record NameRemoved(List<String> words) {}

    @Inject
    NameIndexRepository index;

    @Inject
    Event<NameRemoved> removals;

    void remove(@Observes ChannelDeleted channel) {
        removals.fire(new NameRemoved(index.remove(channel.channelId())));
    }

    void removeEndings(@Observes(during = TransactionPhase.BEFORE_COMPLETION) NameRemoved removal) {
        index.removeUnusedEndings(removal.words());
    }
}
