package io.vireo.identity.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Failed sign-ins in the database, where a restart or another node does not forgive them. */
@ApplicationScoped
public class LoginAttemptRepository {
    private static final String BY_PAIR =
            "SELECT a FROM LoginAttempts a WHERE a.pair.address = :address AND a.pair.username = :username";

    private static final int BATCH = 10_000;

    @PersistenceContext
    EntityManager entities;

    Optional<LoginAttempts> find(LoginAttemptKey pair) {
        return query(pair, LockModeType.NONE);
    }

    /** The attempts of a pair, made if need be, locked until the transaction ends: parallel attempts are counted one by one. */
    LoginAttempts lock(LoginAttemptKey pair) {
        entities.createNativeQuery(
                        "INSERT INTO LoginAttempts (Address, Username, Failures, Updated) VALUES (?1, ?2, '', 0)"
                                + " ON DUPLICATE KEY UPDATE Address = Address")
                .setParameter(1, pair.address())
                .setParameter(2, pair.username())
                .executeUpdate();
        return query(pair, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    void forget(LoginAttemptKey pair) {
        entities.createQuery(
                        "DELETE FROM LoginAttempts a WHERE a.pair.address = :address AND a.pair.username = :username")
                .setParameter("address", pair.address())
                .setParameter("username", pair.username())
                .executeUpdate();
    }

    /** Forgets the failures and blocks of a username at all addresses. */
    public void forget(String username) {
        entities.createQuery("DELETE FROM LoginAttempts a WHERE a.pair.username = :username")
                .setParameter("username", username)
                .executeUpdate();
    }

    /** Removes the pairs that nothing happened to since a moment, in statements that none takes long; returns how many. */
    int forgetOlderThan(Instant moment) {
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
