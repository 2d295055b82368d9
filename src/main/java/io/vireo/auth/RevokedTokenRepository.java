package io.vireo.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Which tokens are alive: the generations of the channels, and the tokens that were signed out, until they would have run out. */
@ApplicationScoped
class RevokedTokenRepository {
    @PersistenceContext
    EntityManager entities;

    /**
     * Whether a token's channel still exists and still has the password that the token was issued for, and the token was not signed
     * out; asked for each call, by one query that two primary keys serve.
     */
    boolean isAlive(long channelId, int generation, String tokenId) {
        List<?> found = entities.createNativeQuery("SELECT TokenGeneration FROM Channels WHERE ChannelID = ?1"
                        + " AND NOT EXISTS (SELECT 1 FROM RevokedTokens WHERE TokenID = ?2)")
                .setParameter(1, channelId)
                .setParameter(2, tokenId)
                .getResultList();
        return found.size() == 1 && found.get(0) instanceof Number current && current.intValue() == generation;
    }

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
