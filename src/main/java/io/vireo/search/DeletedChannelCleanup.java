package io.vireo.search;

import io.vireo.identity.ChannelDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Leaves nothing of a deleted channel's name in the search index. The endings of its words are no rows of its own: they are looked at
 * as the transaction's last step, for {@link IndexWriter}, too, locks channels and videos before endings.
 */
@ApplicationScoped
class DeletedChannelCleanup {
    /** The words of a name that is gone. */
    record NameLeft(List<String> words) {}

    @Inject
    NameIndexRepository index;

    @Inject
    Event<NameLeft> namesLeft;

    void remove(@Observes ChannelDeleted channel) {
        namesLeft.fire(new NameLeft(index.remove(channel.channelId())));
    }

    void removeEndings(@Observes(during = TransactionPhase.BEFORE_COMPLETION) NameLeft name) {
        index.removeUnusedEndings(name.words());
    }
}
