package io.vireo.inbox;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Stores what channels have read, and their digests. The row of a channel is locked before its notices are changed. */
@Component
@Transactional
class InboxStateRepository {
    /**
     * The state of the inbox of a channel.
     *
     * @param seenTo new videos up to this time are read; epoch microseconds
     * @param digestDay the day since 1970 of the last digest
     * @param digestTo new videos up to this time were in a digest; epoch microseconds
     */
    record InboxState(long seenTo, long digestDay, long digestTo) {}

    @PersistenceContext
    EntityManager entities;

    /** Locks the row of a channel as {@link #lockAll}, and returns it. */
    @Transactional(TxType.MANDATORY)
    InboxState lock(long channelId) {
        lockAll(new TreeSet<>(Set.of(channelId)));
        return select(channelId, " FOR UPDATE");
    }

    /**
     * Locks the rows of channels in the order of their keys until the transaction ends, and creates those that do not exist. A deleted
     * channel gets none: its clean-up may be over.
     */
    @Transactional(TxType.MANDATORY)
    void lockAll(SortedSet<Long> channelIds) {
        entities.createNativeQuery("INSERT INTO InboxStates (ChannelID) SELECT c.ChannelID"
                        + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$')) j"
                        + " STRAIGHT_JOIN Channels c FORCE INDEX (PRIMARY) ON c.ChannelID = j.ID"
                        + " ON DUPLICATE KEY UPDATE InboxStates.ChannelID = InboxStates.ChannelID")
                .setParameter(1, Statements.json(channelIds))
                .executeUpdate();
    }

    InboxState find(long channelId) {
        return select(channelId, "");
    }

    private InboxState select(long channelId, String lock) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT SeenTo, DigestDay, DigestTo FROM InboxStates WHERE ChannelID = ?1" + lock)
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new InboxState(
                        ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .findFirst()
                .orElse(new InboxState(0, 0, 0));
    }

    @Transactional(TxType.MANDATORY)
    void setSeen(long channelId, long seenTo) {
        entities.createNativeQuery("UPDATE InboxStates SET SeenTo = GREATEST(SeenTo, ?1) WHERE ChannelID = ?2")
                .setParameter(1, seenTo)
                .setParameter(2, channelId)
                .executeUpdate();
    }

    @Transactional(TxType.MANDATORY)
    void setDigest(long channelId, long day, long digestTo) {
        entities.createNativeQuery("UPDATE InboxStates SET DigestDay = ?1, DigestTo = ?2 WHERE ChannelID = ?3")
                .setParameter(1, day)
                .setParameter(2, digestTo)
                .setParameter(3, channelId)
                .executeUpdate();
    }

    /**
     * Returns channels that have chosen daily mails and had no digest on a day, in ascending order.
     *
     * @param after the key of the channel before the first one
     */
    List<Long> dueForDigest(long day, long after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT DISTINCT p.ChannelID FROM InboxPreferences p"
                        + " LEFT JOIN InboxStates s ON s.ChannelID = p.ChannelID"
                        + " WHERE p.Mail = 'daily' AND p.ChannelID > ?1 AND COALESCE(s.DigestDay, 0) < ?2"
                        + " ORDER BY p.ChannelID LIMIT " + limit)
                .setParameter(1, after)
                .setParameter(2, day)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
