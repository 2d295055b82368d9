package io.vireo.platform.jobs;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores pending cleanups in the database. */
@Component
class CleanupRepository {
    private static final int BATCH = 500;

    @PersistenceContext
    EntityManager entities;

    /** Adds one cleanup for each subject within the caller's transaction; returns the keys of the added rows. */
    @Transactional(TxType.MANDATORY)
    List<Long> add(String name, List<String> subjects, Instant nextAttemptAt) {
        List<Long> ids = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += BATCH) {
            ids.addAll(addBatch(name, subjects.subList(from, Math.min(subjects.size(), from + BATCH)), nextAttemptAt));
        }
        return ids;
    }

    private List<Long> addBatch(String name, List<String> subjects, Instant nextAttemptAt) {
        String rows = IntStream.range(0, subjects.size())
                .mapToObj(row -> "(?" + (3 * row + 1) + ", ?" + (3 * row + 2) + ", ?" + (3 * row + 3) + ")")
                .collect(Collectors.joining(", "));
        Query insert = entities.createNativeQuery(
                "INSERT INTO Cleanups (Name, Subject, NextAttemptAt) VALUES " + rows + " RETURNING CleanupID");
        int parameter = 1;
        for (String subject : subjects) {
            insert.setParameter(parameter++, name);
            insert.setParameter(parameter++, subject);
            insert.setParameter(parameter++, nextAttemptAt.toEpochMilli());
        }
        List<?> ids = insert.getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    @Transactional
    Optional<PendingCleanup> byId(long id) {
        return find("CleanupID = ?1", id).stream().findFirst();
    }

    /** Returns the due cleanups, oldest first; at most 500. */
    @Transactional
    List<PendingCleanup> due(Instant now) {
        return find("NextAttemptAt <= ?1", now.toEpochMilli());
    }

    @Transactional
    void remove(long id) {
        entities.createNativeQuery("DELETE FROM Cleanups WHERE CleanupID = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    @Transactional
    void postpone(long id, Instant nextAttemptAt) {
        entities.createNativeQuery(
                        "UPDATE Cleanups SET Attempts = Attempts + 1, NextAttemptAt = ?1 WHERE CleanupID = ?2")
                .setParameter(1, nextAttemptAt.toEpochMilli())
                .setParameter(2, id)
                .executeUpdate();
    }

    private List<PendingCleanup> find(String condition, long value) {
        List<?> rows = entities.createNativeQuery("SELECT CleanupID, Name, Subject, Attempts FROM Cleanups WHERE "
                        + condition + " ORDER BY CleanupID LIMIT " + BATCH)
                .setParameter(1, value)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PendingCleanup(
                        ((Number) row[0]).longValue(),
                        row[1].toString(),
                        row[2].toString(),
                        ((Number) row[3]).intValue()))
                .toList();
    }
}
