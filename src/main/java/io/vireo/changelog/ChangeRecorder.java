package io.vireo.changelog;

import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.StandingChanged;
import io.vireo.platform.Component;
import io.vireo.video.VideoChanged;
import io.vireo.video.VideoDeleted;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.LinkedHashSet;

/** Collects the changes of a transaction, and adds them to the queue within it. */
@Component
class ChangeRecorder {
    @Inject
    ChangeLogRepository log;

    @Inject
    Event<RecordedChanges> changes;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    void record(@Observes VideoChanged video) {
        RecordedChanges current = current();
        if (!current.deleted().contains(video.hash())) {
            current.hashes().add(video.hash());
        }
    }

    void record(@Observes VideoDeleted video) {
        current().deleted().add(video.hash());
        current().keys().add(video.videoId());
    }

    void record(@Observes ChannelCreated channel) {
        current().keys().add(RowKey.channel(channel.channelId()));
    }

    void record(@Observes ChannelDeleted channel) {
        current().keys().add(RowKey.channel(channel.channelId()));
    }

    /**
     * The videos are followed later: those that must vanish are not shown in any case. They are added now, because reading them locks them
     * and the row of the catalogue version is locked last.
     */
    void record(@Observes StandingChanged channel) {
        current().keys().add(RowKey.channel(channel.channelId()));
        log.enqueueVideosOf(channel.channelId());
    }

    private RecordedChanges current() {
        if (transaction.getResource(RecordedChanges.class) instanceof RecordedChanges current) {
            return current;
        }
        RecordedChanges created = new RecordedChanges(new LinkedHashSet<>(), new LinkedHashSet<>(), new HashSet<>());
        transaction.putResource(RecordedChanges.class, created);
        changes.fire(created);
        return created;
    }

    void enqueue(@Observes(during = TransactionPhase.BEFORE_COMPLETION) RecordedChanges recorded) {
        recorded.keys().addAll(log.videos(recorded.hashes()));
        log.enqueue(recorded.keys());
    }
}
