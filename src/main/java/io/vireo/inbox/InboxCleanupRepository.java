package io.vireo.inbox;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Removes rows of inboxes in short transactions, at most {@value #BATCH} rows in each. */
@Component
@Transactional
class InboxCleanupRepository {
    static final int BATCH = 500;

    @PersistenceContext
    EntityManager entities;

    /** Returns the number of removed notices and acts whose last act, or time, is before a time in epoch milliseconds. */
    int removeSomeBefore(long time) {
        return remove("InboxGroups", "LastAt < ?1", time) + remove("InboxActors", "Created < ?1", time);
    }

    /** Returns the number of removed rows about a video. */
    int removeSomeOfVideo(long videoId) {
        return remove("InboxGroups", "VideoID = ?1", videoId) + remove("InboxActors", "VideoID = ?1", videoId);
    }

    /** Returns the number of removed rows of the inbox of a channel, and of what it has done in others. */
    int removeSomeOfChannel(long channelId) {
        return remove("InboxGroups", "ChannelID = ?1", channelId)
                + remove("InboxActors", "ChannelID = ?1", channelId)
                + remove("InboxActors", "ActorID = ?1", channelId)
                + remove("InboxStates", "ChannelID = ?1", channelId);
    }

    private int remove(String table, String condition, long parameter) {
        return entities.createNativeQuery("DELETE FROM " + table + " WHERE " + condition + " LIMIT " + BATCH)
                .setParameter(1, parameter)
                .executeUpdate();
    }
}
