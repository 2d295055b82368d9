package io.vireo.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** The tokens that were signed out, until they would have run out. */
@ApplicationScoped
class RevokedTokenRepository {
    @PersistenceContext
    EntityManager entities;

    /** @param expires the token's {@code exp}, in epoch seconds */
    void add(String tokenId, long expires) {
        entities.createNativeQuery(
                        "INSERT INTO RevokedTokens (TokenID, Expires) VALUES (?1, ?2) ON DUPLICATE KEY UPDATE TokenID = TokenID")
                .setParameter(1, tokenId)
                .setParameter(2, expires)
                .executeUpdate();
    }

    void forgetExpired(Instant now) {
        entities.createNativeQuery("DELETE FROM RevokedTokens WHERE Expires < ?1")
                .setParameter(1, now.getEpochSecond())
                .executeUpdate();
    }
}
