package io.vireo.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores revoked tokens until they would have expired, and checks tokens against them and against the token generations of the channels.
 */
@ApplicationScoped
class RevokedTokenRepository {
    @PersistenceContext
    EntityManager entities;

    /**
     * Returns role and standing of the account of a token that is still valid: its channel exists, the password has not changed since it
     * was issued, and it was not revoked by a sign-out. Called for each request; the query uses two primary keys.
     *
     * @param generation the token generation in the token
     * @param tokenId the claim {@code jti}
     * @return empty if the token is not valid any more
     */
    Optional<AccountState> stateOf(long channelId, int generation, String tokenId) {
        List<?> found = entities.createNativeQuery(
                        "SELECT Role, Standing FROM Channels WHERE ChannelID = ?1 AND TokenGeneration = ?3"
                                + " AND NOT EXISTS (SELECT 1 FROM RevokedTokens WHERE TokenID = ?2)")
                .setParameter(1, channelId)
                .setParameter(2, tokenId)
                .setParameter(3, generation)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new AccountState(AccountRole.of((String) row[0]), Standing.of((String) row[1])))
                .findFirst();
    }

    /**
     * Revokes a token.
     *
     * @param tokenId the claim {@code jti}
     * @param expires the claim {@code exp}, in epoch seconds
     */
    void add(String tokenId, long expires) {
        entities.createNativeQuery(
                        "INSERT INTO RevokedTokens (TokenID, Expires) VALUES (?1, ?2) ON DUPLICATE KEY UPDATE TokenID = TokenID")
                .setParameter(1, tokenId)
                .setParameter(2, expires)
                .executeUpdate();
    }

    void removeExpired(Instant now) {
        entities.createNativeQuery("DELETE FROM RevokedTokens WHERE Expires < ?1")
                .setParameter(1, now.getEpochSecond())
                .executeUpdate();
    }
}
