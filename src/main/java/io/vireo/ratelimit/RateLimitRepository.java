package io.vireo.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Stores for each limit and subject the time at which its token bucket is full again; a missing row means a full bucket. Subjects
 * (addresses, usernames) are stored as hashes only.
 */
@ApplicationScoped
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
