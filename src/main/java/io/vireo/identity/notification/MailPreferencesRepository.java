package io.vireo.identity.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** What people want to be told, in the database. */
@ApplicationScoped
class MailPreferencesRepository {
    @PersistenceContext
    EntityManager entities;

    Optional<MailPreferences> find(long channelId) {
        return Optional.ofNullable(entities.find(MailPreferences.class, channelId));
    }

    /** The channel's, made with this token if need be, locked until the transaction ends. */
    MailPreferences lock(long channelId, String newToken) {
        entities.createNativeQuery("INSERT INTO Notifications (ChannelID, Unsubscribe) VALUES (?1, ?2)"
                        + " ON DUPLICATE KEY UPDATE ChannelID = ChannelID")
                .setParameter(1, channelId)
                .setParameter(2, newToken)
                .executeUpdate();
        return entities.find(MailPreferences.class, channelId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<MailPreferences> byUnsubscribeToken(String token) {
        return entities.createQuery(
                        "SELECT n FROM NotificationSettings n WHERE n.unsubscribe = :token", MailPreferences.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }
}
