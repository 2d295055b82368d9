package io.vireo.identity.deferred;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes deferred actions. */
@Component
class DeferredActionRepository {
    @PersistenceContext
    EntityManager entities;

    void add(DeferredAction action) {
        entities.persist(action);
    }

    /**
     * Claims the oldest action: locks its row and removes it with the current transaction. Skips rows that another node has locked.
     *
     * @return the action; empty if the queue is empty
     */
    Optional<DeferredAction> claim() {
        Optional<DeferredAction> oldest = entities
                .createNativeQuery(
                        "SELECT RequestID FROM DeferredActions ORDER BY RequestID LIMIT 1 FOR UPDATE SKIP LOCKED")
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> entities.find(DeferredAction.class, ((Number) id).longValue()));
        oldest.ifPresent(entities::remove);
        return oldest;
    }

    /** Removes actions that were enqueued before a moment and have not been completed. */
    void removeOlderThan(Instant moment) {
        entities.createQuery("DELETE FROM DeferredAction r WHERE r.created < :moment")
                .setParameter("moment", moment.toEpochMilli())
                .executeUpdate();
    }
}
