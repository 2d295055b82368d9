package io.vireo.video.catalogue;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Stores the version of the public data (videos and channels), which serves as a validator for lists that are too long to be hashed. A new
 * version is at least the current time in microseconds, so that versions also differ after an older backup was restored.
 */
@Component
public class CatalogueVersionRepository {
    @PersistenceContext
    EntityManager entities;

    public long current() {
        return ((Number) entities.createNativeQuery("SELECT Version FROM CatalogueVersion WHERE ID = 1")
                        .getSingleResult())
                .longValue();
    }

    /** Increments the version. Must be the last step of the changing transaction, because concurrent changes wait for its end. */
    @Transactional(TxType.MANDATORY)
    void increment() {
        entities.createNativeQuery("UPDATE CatalogueVersion SET Version ="
                        + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)) WHERE ID = 1")
                .executeUpdate();
    }

    /**
     * Marks a video with the version of this transaction, after {@link #increment}. The transaction holds the lock of the version until its
     * end, so that marks are committed in the order of their versions: a reader that knows a version finds all marks up to it.
     */
    @Transactional(TxType.MANDATORY)
    void markAccessChanged(String hash) {
        entities.createNativeQuery(
                        "UPDATE Videos SET AccessChanged = (SELECT Version FROM CatalogueVersion WHERE ID = 1)"
                                + " WHERE PathHash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }

    /** As {@link #markAccessChanged}, for all videos of a channel. */
    @Transactional(TxType.MANDATORY)
    void markAccessChangedOf(long channelId) {
        entities.createNativeQuery(
                        "UPDATE Videos SET AccessChanged = (SELECT Version FROM CatalogueVersion WHERE ID = 1)"
                                + " WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }
}
