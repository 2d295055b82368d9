package io.vireo.video.deletion;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** Stores the hash paths of deleted videos whose files have yet to be removed. */
@Component
public class PendingFileDeletionRepository {
    @PersistenceContext
    EntityManager entities;

    /** Records a video, within the transaction that deletes its row. */
    @Transactional(TxType.MANDATORY)
    void add(String hash) {
        entities.createNativeQuery("INSERT INTO PendingFileDeletions (PathHash) VALUES (?1)")
                .setParameter(1, hash)
                .executeUpdate();
    }

    /** Records several videos, within the transaction that deletes their rows and before it does. */
    @Transactional(TxType.MANDATORY)
    void addAll(Collection<Long> videoIds) {
        entities.createNativeQuery("INSERT INTO PendingFileDeletions (PathHash) SELECT v.PathHash"
                        + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$')) j"
                        + " STRAIGHT_JOIN Videos v FORCE INDEX (PRIMARY) ON v.VideoID = j.ID")
                .setParameter(1, Statements.json(videoIds))
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

    void remove(String hash) {
        entities.createNativeQuery("DELETE FROM PendingFileDeletions WHERE PathHash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }
}
