package io.vireo.identity.signin;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Reads and writes the addresses from which the owners of channels have signed in. The rows are deleted with the channel. */
@Component
class TrustedAddressRepository {
    @PersistenceContext
    EntityManager entities;

    boolean isTrusted(long channelId, String address) {
        return !entities.createNativeQuery("SELECT 1 FROM TrustedAddresses WHERE ChannelID = ?1 AND Address = ?2")
                .setParameter(1, channelId)
                .setParameter(2, address)
                .getResultList()
                .isEmpty();
    }

    /** Stores an address as trusted by a channel, or updates the time of its last use. */
    void trust(long channelId, String address, Instant now) {
        entities.createNativeQuery(
                        "INSERT IGNORE INTO TrustedAddresses (ChannelID, Address, LastSeen) VALUES (?1, ?2, ?3)"
                                + " ON DUPLICATE KEY UPDATE LastSeen = VALUE(LastSeen)")
                .setParameter(1, channelId)
                .setParameter(2, address)
                .setParameter(3, now.toEpochMilli())
                .executeUpdate();
    }

    /** An address from which the owner of a channel has signed in. */
    record TrustedAddress(String address, Instant lastSeen) {}

    /** Returns at most {@code limit} addresses of a channel, which sort after {@code after}, in their order. */
    List<TrustedAddress> page(long channelId, String after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT Address, LastSeen FROM TrustedAddresses"
                        + " WHERE ChannelID = ?1 AND Address > ?2 ORDER BY Address LIMIT ?3")
                .setParameter(1, channelId)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new TrustedAddress(row[0].toString(), Instant.ofEpochMilli(((Number) row[1]).longValue())))
                .toList();
    }

    /** Removes the addresses that were last used before a moment. */
    void removeOlderThan(Instant moment) {
        entities.createNativeQuery("DELETE FROM TrustedAddresses WHERE LastSeen < ?1")
                .setParameter(1, moment.toEpochMilli())
                .executeUpdate();
    }
}
