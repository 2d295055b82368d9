package io.vireo.video.deletion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The hash paths of deleted videos whose files may still be there. */
@ApplicationScoped
public class PendingFileDeletionRepository {
    @PersistenceContext
    EntityManager entities;

    /** Within the transaction that deletes the row. */
    void add(String hash) {
        entities.createNativeQuery("INSERT INTO PendingFileDeletions (PathHash) VALUES (?1)")
                .setParameter(1, hash)
                .executeUpdate();
    }

    /** The same for every video of a channel. */
    void addAllOf(long channelId) {
        entities.createNativeQuery(
                        "INSERT INTO PendingFileDeletions (PathHash) SELECT PathHash FROM Videos WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    public boolean has(String hash) {
        return !entities.createNativeQuery("SELECT 1 FROM PendingFileDeletions WHERE PathHash = ?1")
                .setParameter(1, hash)
                .getResultList()
                .isEmpty();
    }

    List<String> all() {
        List<?> rows = entities.createNativeQuery("SELECT PathHash FROM PendingFileDeletions")
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    void forget(String hash) {
        entities.createNativeQuery("DELETE FROM PendingFileDeletions WHERE PathHash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }
}
