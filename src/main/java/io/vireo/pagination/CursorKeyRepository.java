package io.vireo.pagination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;

/** Stores the secret key of the cursors, which all nodes share. The node that needs it first generates it. */
@ApplicationScoped
class CursorKeyRepository {
    private static final String NAME = "cursor";
    private static final int BYTES = 32;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SecureRandom random;

    @Transactional
    byte[] key() {
        byte[] proposal = new byte[BYTES];
        random.nextBytes(proposal);
        entities.createNativeQuery("INSERT IGNORE INTO Secrets (Name, Secret) VALUES (?1, ?2)")
                .setParameter(1, NAME)
                .setParameter(2, proposal)
                .executeUpdate();
        return (byte[]) entities.createNativeQuery("SELECT Secret FROM Secrets WHERE Name = ?1")
                .setParameter(1, NAME)
                .getSingleResult();
    }
}
