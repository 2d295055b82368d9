package io.vireo.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** The hash paths of deleted videos whose files may still be there. */
@ApplicationScoped
class RemovedVideoRepository {
    @PersistenceContext
    EntityManager entities;

    /** Belongs to the transaction that deletes the row. */
    @Transactional(TxType.MANDATORY)
    void add(String hash) {
        entities.createNativeQuery("INSERT INTO RemovedVideos (PathHash) VALUES (?1)")
                .setParameter(1, hash)
                .executeUpdate();
    }

    /** The same for every video of a channel. */
    @Transactional(TxType.MANDATORY)
    void addAllOf(long channelId) {
        entities.createNativeQuery(
                        "INSERT INTO RemovedVideos (PathHash) SELECT PathHash FROM Videos WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    boolean has(String hash) {
        return !entities.createNativeQuery("SELECT 1 FROM RemovedVideos WHERE PathHash = ?1")
                .setParameter(1, hash)
                .getResultList()
                .isEmpty();
    }

    List<String> all() {
        List<?> rows =
                entities.createNativeQuery("SELECT PathHash FROM RemovedVideos").getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    void forget(String hash) {
        entities.createNativeQuery("DELETE FROM RemovedVideos WHERE PathHash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }
}
