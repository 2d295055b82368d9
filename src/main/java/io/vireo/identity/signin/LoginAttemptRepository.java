package io.vireo.identity.signin;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes failed sign-ins. They are stored in the database, so that they survive a restart and apply on all nodes. */
@Component
class LoginAttemptRepository {
    private static final String BY_PAIR =
            "SELECT a FROM LoginAttempts a WHERE a.pair.address = :address AND a.pair.username = :username";

    private static final int BATCH = 10_000;

    @PersistenceContext
    EntityManager entities;

    Optional<LoginAttempts> find(LoginAttemptKey pair) {
        return query(pair, LockModeType.NONE);
    }

    /**
     * Returns the attempts of a key, inserting the row if necessary, and locks them until the transaction ends, which serializes parallel
     * attempts.
     */
    LoginAttempts lock(LoginAttemptKey pair) {
        entities.createNativeQuery(
                        "INSERT INTO LoginAttempts (Address, Username, Failures, Updated) VALUES (?1, ?2, '', 0)"
                                + " ON DUPLICATE KEY UPDATE Address = Address")
                .setParameter(1, pair.address())
                .setParameter(2, pair.username())
                .executeUpdate();
        return query(pair, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    void remove(LoginAttemptKey pair) {
        entities.createQuery(
                        "DELETE FROM LoginAttempts a WHERE a.pair.address = :address AND a.pair.username = :username")
                .setParameter("address", pair.address())
                .setParameter("username", pair.username())
                .executeUpdate();
    }

    /** Removes the failures and lockouts of a username for all addresses. */
    void remove(String username) {
        entities.createQuery("DELETE FROM LoginAttempts a WHERE a.pair.username = :username")
                .setParameter("username", username)
                .executeUpdate();
    }

    /**
     * Removes rows that have not changed since a moment, in short batches.
     *
     * @return the number of removed rows
     */
    int removeOlderThan(Instant moment) {
        int all = 0;
        int removed = BATCH;
        while (removed == BATCH) {
            removed = entities.createNativeQuery("DELETE FROM LoginAttempts WHERE Updated < ?1 LIMIT " + BATCH)
                    .setParameter(1, moment.toEpochMilli())
                    .executeUpdate();
            all += removed;
        }
        return all;
    }

    private Optional<LoginAttempts> query(LoginAttemptKey pair, LockModeType lock) {
        return entities.createQuery(BY_PAIR, LoginAttempts.class)
                .setParameter("address", pair.address())
                .setParameter("username", pair.username())
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }
}
