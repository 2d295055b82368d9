package io.vireo.identity;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/**
 * Reads and writes the records of deleted channels. A record contains a hash of the username, which reserves the name for a time, and
 * whether the avatar has been removed. The hash is computed from the collation weights of the visible name, so names that the database
 * considers equal have equal hashes.
 */
@Component
public class DeletedChannelRepository {
    @PersistenceContext
    EntityManager entities;

    /** Records a deletion, within the deleting transaction and before the row of the channel is removed. */
    @Transactional(TxType.MANDATORY)
    public void add(long channelId, Instant now) {
        entities.createNativeQuery("INSERT INTO DeletedChannels (ChannelID, NameHash, DeletedAt)"
                        + " SELECT ChannelID, UNHEX(SHA2(WEIGHT_STRING(COALESCE(VisibleName, Username)), 256)), ?1"
                        + " FROM Channels WHERE ChannelID = ?2")
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, channelId)
                .executeUpdate();
    }

    /** Returns whether the username of an existing channel belonged to another channel that was deleted at or after a moment. */
    boolean isReservedSince(Instant moment, long channelId) {
        return !entities.createNativeQuery("SELECT 1 FROM DeletedChannels WHERE DeletedAt >= ?1 AND NameHash ="
                        + " (SELECT UNHEX(SHA2(WEIGHT_STRING(COALESCE(VisibleName, Username)), 256))"
                        + " FROM Channels WHERE ChannelID = ?2)")
                .setParameter(1, moment.toEpochMilli())
                .setParameter(2, channelId)
                .getResultList()
                .isEmpty();
    }

    /** Returns the keys of deleted channels whose avatar may still be stored. */
    List<Long> withAvatar() {
        List<?> rows = entities.createNativeQuery("SELECT ChannelID FROM DeletedChannels WHERE NOT AvatarRemoved")
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    void markAvatarRemoved(long channelId) {
        entities.createNativeQuery("UPDATE DeletedChannels SET AvatarRemoved = TRUE WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    /** Removes the username hashes of channels that were deleted before a moment. */
    void removeOlderThan(Instant moment) {
        entities.createNativeQuery("DELETE FROM DeletedChannels WHERE AvatarRemoved AND DeletedAt < ?1")
                .setParameter(1, moment.toEpochMilli())
                .executeUpdate();
    }
}
