package io.vireo.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The outbox in the database. */
@ApplicationScoped
class OutboxRepository {
    @PersistenceContext
    EntityManager entities;

    void add(QueuedMail mail) {
        entities.persist(mail);
    }

    /** By the clock of the database, so that those of the nodes need not agree on when a mail is due and a lease over. */
    Instant now() {
        Object millis = entities.createNativeQuery("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)")
                .getSingleResult();
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    /**
     * A mail that is due, locked until the transaction ends; passes over those that another node has locked. Due is also what waits
     * for longer than any mail does: the clock has been set back since.
     */
    Optional<QueuedMail> lockDue(Instant now) {
        return entities
                .createNativeQuery("SELECT MailID FROM Mails WHERE Due <= ?1 OR Due > ?2"
                        + " ORDER BY Due LIMIT 1 FOR UPDATE SKIP LOCKED")
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, now.plus(OutboxProcessor.LONGEST_DELAY).toEpochMilli())
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> entities.find(QueuedMail.class, ((Number) id).longValue()));
    }

    /** Empty if it has been withdrawn. */
    Optional<QueuedMail> lock(long id) {
        return Optional.ofNullable(entities.find(QueuedMail.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    OutboxStats waiting() {
        Object[] row =
                (Object[]) entities.createNativeQuery("SELECT COUNT(*), MIN(Created) FROM Mails WHERE Due IS NOT NULL")
                        .getSingleResult();
        return new OutboxStats(((Number) row[0]).longValue(), row[1] == null ? null : ((Number) row[1]).longValue());
    }

    void remove(QueuedMail mail) {
        entities.remove(mail);
    }

    void removeTo(String recipient) {
        entities.createQuery("DELETE FROM QueuedMail m WHERE m.recipient = :recipient AND m.due IS NOT NULL")
                .setParameter("recipient", recipient)
                .executeUpdate();
    }

    /** Removes dead letters; returns how many. */
    int removeDeadBefore(Instant moment) {
        return entities.createQuery("DELETE FROM QueuedMail m WHERE m.died < :moment")
                .setParameter("moment", moment.toEpochMilli())
                .executeUpdate();
    }
}
