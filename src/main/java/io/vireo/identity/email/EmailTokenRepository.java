package io.vireo.identity.email;

import io.vireo.identity.Channel;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the hashes of mailed tokens. */
@Component
class EmailTokenRepository {
    @PersistenceContext
    EntityManager entities;

    /** Stores a token and replaces the previous token of the channel for the same purpose. */
    void put(Channel channel, Purpose purpose, String hash, String address, Instant expires) {
        entities.createNativeQuery(
                        "REPLACE INTO EmailTokens (ChannelID, Purpose, TokenHash, Address, Generation, Expires)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, channel.id())
                .setParameter(2, purpose.name())
                .setParameter(3, hash)
                .setParameter(4, address)
                .setParameter(5, channel.tokenGeneration())
                .setParameter(6, expires.toEpochMilli())
                .executeUpdate();
    }

    Optional<EmailToken> find(Purpose purpose, String hash) {
        return entities.createQuery(
                        "SELECT t FROM EmailToken t WHERE t.hash = :hash AND t.purpose = :purpose", EmailToken.class)
                .setParameter("hash", hash)
                .setParameter("purpose", purpose)
                .getResultStream()
                .findFirst();
    }

    /**
     * Removes a token.
     *
     * @return whether it existed; of several concurrent callers exactly one receives true
     */
    boolean remove(EmailToken token) {
        return entities.createQuery("DELETE FROM EmailToken t WHERE t.hash = :hash")
                        .setParameter("hash", token.hash())
                        .executeUpdate()
                > 0;
    }

    void remove(long channelId, Purpose purpose) {
        entities.createQuery("DELETE FROM EmailToken t WHERE t.channelId = :channel AND t.purpose = :purpose")
                .setParameter("channel", channelId)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    void removeExpiredAt(Instant now) {
        entities.createQuery("DELETE FROM EmailToken t WHERE t.expires <= :now")
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }
}
