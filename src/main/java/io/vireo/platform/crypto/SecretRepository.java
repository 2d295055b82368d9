package io.vireo.platform.crypto;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;

/** Stores secret keys that all nodes share. The node that needs a key first generates it. */
@Component
public class SecretRepository {
    private static final int BYTES = 32;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SecureRandom random;

    /**
     * Returns a secret key of 32 bytes.
     *
     * @param name the name of its purpose
     */
    @Transactional
    public byte[] key(String name) {
        byte[] proposal = new byte[BYTES];
        random.nextBytes(proposal);
        entities.createNativeQuery("INSERT IGNORE INTO Secrets (Name, Secret) VALUES (?1, ?2)")
                .setParameter(1, name)
                .setParameter(2, proposal)
                .executeUpdate();
        return (byte[]) entities.createNativeQuery("SELECT Secret FROM Secrets WHERE Name = ?1")
                .setParameter(1, name)
                .getSingleResult();
    }
}
