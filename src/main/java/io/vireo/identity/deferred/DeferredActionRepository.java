package io.vireo.identity.deferred;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Quiet requests in the database. */
@ApplicationScoped
class DeferredActionRepository {
    @PersistenceContext
    EntityManager entities;

    void add(DeferredAction request) {
        entities.persist(request);
    }

    /** The oldest one, locked and taken away by the transaction; passes over those that another node is at. */
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

    /** Removes those that could not be done. */
    void removeOlderThan(Instant moment) {
        entities.createQuery("DELETE FROM QuietRequest r WHERE r.created < :moment")
                .setParameter("moment", moment.toEpochMilli())
                .executeUpdate();
    }
}
