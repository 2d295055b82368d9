package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/** Access of features to the table {@code Jobs} within their transactions; the workers use {@link JobRepository}. */
@Component
class EnqueuedJobRepository {
    @PersistenceContext
    EntityManager entities;

    void add(String kind, String key, String payload) {
        query(JobRepository.ADD, kind, key, payload).executeUpdate();
    }

    void remove(String kind, String key) {
        query(JobRepository.CANCEL, kind, key).executeUpdate();
    }

    /** Returns whether the claim is still valid; if so, it is locked until the end of the transaction. */
    boolean lockHeld(Job job) {
        return !query(JobRepository.LOCK, job.id(), job.lease()).getResultList().isEmpty();
    }

    private Query query(String sql, Object... values) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
