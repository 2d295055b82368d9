package io.vireo.video.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The version of all that everybody can find, videos and channels, kept in the database: a validator of lists that are too long to be looked at. It is raised
 * to the time at least, so that it also differs after an older backup was restored.
 */
@ApplicationScoped
public class CatalogueVersionRepository {
    @PersistenceContext
    EntityManager entities;

    public long current() {
        return ((Number) entities.createNativeQuery("SELECT Version FROM CatalogueVersion WHERE ID = 1")
                        .getSingleResult())
                .longValue();
    }

    /** Within the transaction that changes something, as its last step: others that do so wait for its end. */
    void raise() {
        entities.createNativeQuery("UPDATE CatalogueVersion SET Version ="
                        + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)) WHERE ID = 1")
                .executeUpdate();
    }
}
