package io.vireo.moderation.block;

import io.vireo.moderation.ChannelBlocked;
import io.vireo.moderation.ModerationTime;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores which channel has blocked which. */
@Component
@Transactional
public class BlockRepository {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<ChannelBlocked> blocked;

    /** Adds a block; does nothing if it exists. */
    void add(long blockerId, long blockedId, long now) {
        blocked.fire(new ChannelBlocked(blockerId, blockedId));
        entities.createNativeQuery("INSERT INTO Blocks (BlockerID, BlockedID, Created) VALUES (?1, ?2, ?3)"
                        + " ON DUPLICATE KEY UPDATE BlockerID = BlockerID")
                .setParameter(1, blockerId)
                .setParameter(2, blockedId)
                .setParameter(3, now)
                .executeUpdate();
    }

    void remove(long blockerId, long blockedId) {
        entities.createNativeQuery("DELETE FROM Blocks WHERE BlockerID = ?1 AND BlockedID = ?2")
                .setParameter(1, blockerId)
                .setParameter(2, blockedId)
                .executeUpdate();
    }

    public boolean exists(long blockerId, long blockedId) {
        return !entities.createNativeQuery("SELECT 1 FROM Blocks WHERE BlockerID = ?1 AND BlockedID = ?2")
                .setParameter(1, blockerId)
                .setParameter(2, blockedId)
                .getResultList()
                .isEmpty();
    }

    /** Returns at most {@code limit} blocks of a channel, by the keys of the blocked channels, which are greater than {@code after}. */
    List<Numbered<BlockedChannel>> page(long blockerId, long after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT b.BlockedID, c.Username, b.Created FROM Blocks b"
                        + " JOIN Channels c ON c.ChannelID = b.BlockedID"
                        + " WHERE b.BlockerID = ?1 AND b.BlockedID > ?2 ORDER BY b.BlockedID LIMIT ?3")
                .setParameter(1, blockerId)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Numbered<>(
                        ((Number) row[0]).longValue(),
                        new BlockedChannel((String) row[1], ModerationTime.text(row[2]))))
                .toList();
    }

    /** Removes at most 500 blocks by a deleted channel, and as many of it; returns their number. */
    int removeSomeOf(long channelId) {
        return removeSome("BlockerID", channelId) + removeSome("BlockedID", channelId);
    }

    private int removeSome(String column, long channelId) {
        return entities.createNativeQuery("DELETE FROM Blocks WHERE " + column + " = ?1 LIMIT 500")
                .setParameter(1, channelId)
                .executeUpdate();
    }
}
