package io.vireo.identity.notification;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes mail preferences: {@code MailPreferences} has one row per channel and category, {@code Notifications} one row
 * per channel with the token of its unsubscribe links. Both are deleted with the channel. The token never changes, so that links in old
 * mails remain valid.
 */
@Component
class MailPreferencesRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns the stored choices by the key of the category; categories without a choice are absent. */
    Map<String, Boolean> choices(long channelId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT Category, Wanted + 0 FROM MailPreferences WHERE ChannelID = ?1 AND Wanted IS NOT NULL")
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> row[0].toString(), row -> ((Number) row[1]).intValue() != 0));
    }

    void choose(long channelId, String category, boolean wanted) {
        entities.createNativeQuery("INSERT INTO MailPreferences (ChannelID, Category, Wanted) VALUES (?1, ?2, ?3)"
                        + " ON DUPLICATE KEY UPDATE Wanted = VALUES(Wanted)")
                .setParameter(1, channelId)
                .setParameter(2, category)
                .setParameter(3, wanted)
                .executeUpdate();
    }

    /**
     * Records that a mail of a category is sent now, unless one was recorded within {@code pause}.
     *
     * @return whether it was recorded
     */
    boolean recordSent(long channelId, String category, Instant now, Duration pause) {
        entities.createNativeQuery("INSERT INTO MailPreferences (ChannelID, Category) VALUES (?1, ?2)"
                        + " ON DUPLICATE KEY UPDATE Category = Category")
                .setParameter(1, channelId)
                .setParameter(2, category)
                .executeUpdate();
        return entities.createNativeQuery("UPDATE MailPreferences SET LastSent = ?3 WHERE ChannelID = ?1"
                                + " AND Category = ?2 AND (LastSent IS NULL OR LastSent <= ?4)")
                        .setParameter(1, channelId)
                        .setParameter(2, category)
                        .setParameter(3, now.toEpochMilli())
                        .setParameter(4, now.minus(pause).toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** Returns the token of the channel's unsubscribe links, after storing {@code newToken} if the channel has none. */
    String unsubscribeToken(long channelId, String newToken) {
        Object token = entities.createNativeQuery("INSERT INTO Notifications (ChannelID, Unsubscribe) VALUES (?1, ?2)"
                        + " ON DUPLICATE KEY UPDATE ChannelID = ChannelID RETURNING Unsubscribe")
                .setParameter(1, channelId)
                .setParameter(2, newToken)
                .getSingleResult();
        return token.toString();
    }

    /** Returns the key of the channel with an unsubscribe token; empty if the token is unknown. */
    Optional<Long> byUnsubscribeToken(String token) {
        List<?> ids = entities.createNativeQuery("SELECT ChannelID FROM Notifications WHERE Unsubscribe = ?1")
                .setParameter(1, token)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }
}
