package io.vireo.ratelimit;

import io.vireo.http.Json;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stores for each limit and subject the time at which its token bucket is full again; a missing row means a full bucket. Subjects
 * (addresses, usernames) are stored as hashes only.
 */
@Component
class RateLimitRepository {
    private static final int BATCH = 10_000;

    @PersistenceContext
    EntityManager entities;

    /**
     * Returns the time at which the bucket is full, in epoch microseconds, and locks the row until the transaction ends, which serializes
     * parallel requests.
     */
    long lock(RateLimit limit, String subject) {
        return first(entities.createNativeQuery("INSERT INTO RateLimits (Id, FullAt) VALUES (?1, 0)"
                        + " ON DUPLICATE KEY UPDATE Id = Id RETURNING FullAt")
                .setParameter(1, id(limit, subject))
                .getResultList());
    }

    /** Locks the rows of several subjects as {@link #lock}, in the order of their ids. */
    Map<String, Long> lockAll(RateLimit limit, Set<String> subjects) {
        Map<String, String> ids =
                subjects.stream().collect(Collectors.toMap(subject -> id(limit, subject), subject -> subject));
        List<?> rows = entities.createNativeQuery("INSERT INTO RateLimits (Id, FullAt)"
                        + " SELECT j.ID, 0 FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID VARCHAR(80) PATH '$')) j"
                        + " ON DUPLICATE KEY UPDATE RateLimits.Id = RateLimits.Id RETURNING Id, FullAt")
                .setParameter(1, Json.text(new TreeSet<>(ids.keySet())))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> ids.get((String) row[0]), row -> ((Number) row[1]).longValue()));
    }

    /** @param fullAt the times by their subjects, whose rows are locked */
    void setAll(RateLimit limit, Map<String, Long> fullAt) {
        List<Object> rows = new ArrayList<>();
        fullAt.forEach((subject, time) -> rows.add(Map.of("id", id(limit, subject), "time", time)));
        entities.createNativeQuery("INSERT INTO RateLimits (Id, FullAt) SELECT j.ID, j.T FROM JSON_TABLE(?1, '$[*]'"
                        + " COLUMNS (ID VARCHAR(80) PATH '$.id', T BIGINT PATH '$.time')) j"
                        + " ON DUPLICATE KEY UPDATE FullAt = VALUES(FullAt)")
                .setParameter(1, Json.text(rows))
                .executeUpdate();
    }

    long get(RateLimit limit, String subject) {
        return first(entities.createNativeQuery("SELECT FullAt FROM RateLimits WHERE Id = ?1")
                .setParameter(1, id(limit, subject))
                .getResultList());
    }

    void set(RateLimit limit, String subject, long fullAt) {
        entities.createNativeQuery("UPDATE RateLimits SET FullAt = ?1 WHERE Id = ?2")
                .setParameter(1, fullAt)
                .setParameter(2, id(limit, subject))
                .executeUpdate();
    }

    void remove(RateLimit limit, String subject) {
        entities.createNativeQuery("DELETE FROM RateLimits WHERE Id = ?1")
                .setParameter(1, id(limit, subject))
                .executeUpdate();
    }

    /** Removes the buckets that are full at a moment, in short batches, because there may be millions. */
    void removeFullAt(Instant moment) {
        int removed = BATCH;
        while (removed == BATCH) {
            removed = entities.createNativeQuery("DELETE FROM RateLimits WHERE FullAt <= ?1 LIMIT " + BATCH)
                    .setParameter(1, TokenBucketRate.micros(moment))
                    .executeUpdate();
        }
    }

    private static long first(List<?> found) {
        return !found.isEmpty() && found.get(0) instanceof Number fullAt ? fullAt.longValue() : 0;
    }

    private static String id(RateLimit limit, String subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return limit.id() + ":" + HexFormat.of().formatHex(hash, 0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
