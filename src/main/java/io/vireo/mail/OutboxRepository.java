package io.vireo.mail;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the outbox. */
@Component
class OutboxRepository {
    @PersistenceContext
    EntityManager entities;

    void add(QueuedMail mail) {
        entities.persist(mail);
    }

    /** Returns the time of the database, which decides when mails are due and leases expire, independently of clock skew between nodes. */
    Instant now() {
        Object millis = entities.createNativeQuery("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)")
                .getSingleResult();
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    /**
     * Returns a due mail and locks it until the transaction ends; skips mails that another node has locked. A mail scheduled later than
     * the maximum retry delay is due as well, because the clock must have been set back.
     */
    Optional<QueuedMail> lockDue(Instant now) {
        return entities
                .createNativeQuery("SELECT MailID FROM Mails WHERE NextAttemptAt <= ?1 OR NextAttemptAt > ?2"
                        + " ORDER BY NextAttemptAt LIMIT 1 FOR UPDATE SKIP LOCKED")
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, now.plus(OutboxProcessor.MAX_DELAY).toEpochMilli())
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> entities.find(QueuedMail.class, ((Number) id).longValue()));
    }

    /** Returns a mail and locks it; empty if it was withdrawn. */
    Optional<QueuedMail> lock(long id) {
        return Optional.ofNullable(entities.find(QueuedMail.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    OutboxStats stats() {
        Object[] row = (Object[])
                entities.createNativeQuery("SELECT COUNT(*), MIN(Created) FROM Mails WHERE NextAttemptAt IS NOT NULL")
                        .getSingleResult();
        return new OutboxStats(((Number) row[0]).longValue(), row[1] == null ? null : ((Number) row[1]).longValue());
    }

    void remove(QueuedMail mail) {
        entities.remove(mail);
    }

    void removeTo(String recipient) {
        entities.createQuery("DELETE FROM QueuedMail m WHERE m.recipient = :recipient AND m.nextAttemptAt IS NOT NULL")
                .setParameter("recipient", recipient)
                .executeUpdate();
    }

    /**
     * Removes dead letters from before a moment.
     *
     * @return the number of removed rows
     */
    int removeDeadBefore(Instant moment) {
        return entities.createQuery("DELETE FROM QueuedMail m WHERE m.failedAt < :moment")
                .setParameter("moment", moment.toEpochMilli())
                .executeUpdate();
    }
}
