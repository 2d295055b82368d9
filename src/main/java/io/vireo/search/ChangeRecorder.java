package io.vireo.search;

import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoDeleted;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Collects the changes of a transaction, adds them to the queue within the transaction, and after its commit waits until the index of
 * this node has them, so that users find what they have just changed.
 */
@ApplicationScoped
class ChangeRecorder {
    /**
     * CDI event: the changes of a transaction, which may grow until its end.
     *
     * @param hashes the hash paths of changed videos
     * @param deleted the hash paths of deleted videos
     */
    record Changes(Set<Long> keys, Set<String> hashes, Set<String> deleted) {}

    @Inject
    ChangeLogRepository log;

    @Inject
    Indexer indexer;

    @Inject
    Event<Changes> changes;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    void record(@Observes VideoChanged video) {
        Changes current = current();
        if (!current.deleted.contains(video.hash())) {
            current.hashes.add(video.hash());
        }
    }

    void record(@Observes VideoDeleted video) {
        current().deleted.add(video.hash());
        current().keys.add(video.videoId());
    }

    void record(@Observes ChannelCreated channel) {
        current().keys.add(IndexedRow.channel(channel.channelId()));
    }

    void record(@Observes ChannelDeleted channel) {
        current().keys.add(IndexedRow.channel(channel.channelId()));
    }

    private Changes current() {
        if (transaction.getResource(Changes.class) instanceof Changes current) {
            return current;
        }
        Changes created = new Changes(new LinkedHashSet<>(), new LinkedHashSet<>(), new HashSet<>());
        transaction.putResource(Changes.class, created);
        changes.fire(created);
        return created;
    }

    void enqueue(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Changes recorded) {
        recorded.keys.addAll(log.videos(recorded.hashes));
        log.enqueue(recorded.keys);
    }

    void apply(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changes recorded) {
        indexer.applyNow(recorded.keys);
    }
}
