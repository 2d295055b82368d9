package io.vireo.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Whether a token's channel still exists and still has the password that the token was issued for, and the token was not signed out;
 * asked for each call, by one query that two primary keys serve.
 */
@ApplicationScoped
class TokenRevocationCheck {
    @PersistenceContext
    EntityManager entities;

    boolean isCurrent(long channelId, int generation, String tokenId) {
        List<?> found = entities.createNativeQuery("SELECT TokenGeneration FROM Channels WHERE ChannelID = ?1"
                        + " AND NOT EXISTS (SELECT 1 FROM RevokedTokens WHERE TokenID = ?2)")
                .setParameter(1, channelId)
                .setParameter(2, tokenId)
                .getResultList();
        return found.size() == 1 && found.get(0) instanceof Number current && current.intValue() == generation;
    }
}
