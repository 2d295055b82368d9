package io.vireo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of deleted channels for a while: a hash of the username, so that nobody else takes it at once, and whether their
 * picture is gone. The hash is made of the name's weights, so that names that are equal in the column have the same.
 */
@ApplicationScoped
public class DeletedChannelRepository {
    @PersistenceContext
    EntityManager entities;

    /** Within the transaction that deletes the channel, while its row is there. */
    public void add(long channelId, Instant now) {
        entities.createNativeQuery(
                        "INSERT INTO DeletedChannels (ChannelID, NameHash, Closed)"
                                + " SELECT ChannelID, UNHEX(SHA2(WEIGHT_STRING(Username), 256)), ?1 FROM Channels WHERE ChannelID = ?2")
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, channelId)
                .executeUpdate();
    }

    /** Whether the username of a channel that is there was another's at or after a moment. */
    boolean isHeldSince(Instant moment, long channelId) {
        return !entities.createNativeQuery("SELECT 1 FROM DeletedChannels WHERE Closed >= ?1 AND NameHash ="
                        + " (SELECT UNHEX(SHA2(WEIGHT_STRING(Username), 256)) FROM Channels WHERE ChannelID = ?2)")
                .setParameter(1, moment.toEpochMilli())
                .setParameter(2, channelId)
                .getResultList()
                .isEmpty();
    }

    /** The numbers of those whose picture may still be there. */
    List<Long> withPicture() {
        List<?> rows = entities.createNativeQuery("SELECT ChannelID FROM DeletedChannels WHERE NOT PictureGone")
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    void pictureIsGone(long channelId) {
        entities.createNativeQuery("UPDATE DeletedChannels SET PictureGone = TRUE WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    /** Forgets the names of those closed before a moment. */
    void forgetOlderThan(Instant moment) {
        entities.createNativeQuery("DELETE FROM DeletedChannels WHERE PictureGone AND Closed < ?1")
                .setParameter(1, moment.toEpochMilli())
                .executeUpdate();
    }
}
