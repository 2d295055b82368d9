package io.vireo.view;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;

/** Stores the key of each day. The node that needs it first generates it. */
@Component
@Transactional
class ViewerKeyRepository {
    private static final int BYTES = 32;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SecureRandom random;

    byte[] key(long day) {
        byte[] proposal = new byte[BYTES];
        random.nextBytes(proposal);
        entities.createNativeQuery("INSERT IGNORE INTO ViewerKeys (Day, Secret) VALUES (?1, ?2)")
                .setParameter(1, day)
                .setParameter(2, proposal)
                .executeUpdate();
        return (byte[]) entities.createNativeQuery("SELECT Secret FROM ViewerKeys WHERE Day = ?1")
                .setParameter(1, day)
                .getSingleResult();
    }

    void removeBefore(long day) {
        entities.createNativeQuery("DELETE FROM ViewerKeys WHERE Day < ?1")
                .setParameter(1, day)
                .executeUpdate();
    }
}
