package io.vireo.subscription;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Stores subscriptions. */
@Component
@Transactional
class SubscriptionRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns whether the bell of a subscription is on; empty if there is no subscription. */
    Optional<Boolean> bell(long subscriberId, long channelId) {
        return numbers(
                        "SELECT Bell + 0 FROM Subscriptions WHERE SubscriberID = ?1 AND ChannelID = ?2",
                        subscriberId,
                        channelId)
                .stream()
                .findFirst()
                .map(bell -> bell != 0);
    }

    int count(long subscriberId) {
        return numbers("SELECT COUNT(*) FROM Subscriptions WHERE SubscriberID = ?1", subscriberId)
                .get(0)
                .intValue();
    }

    void add(long subscriberId, long channelId, boolean bell, long now) {
        execute(
                "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since) VALUES (?1, ?2, ?3, ?4)",
                subscriberId,
                channelId,
                bell,
                now);
    }

    /** Changes the bell. Videos that were published before it was turned on make no notices. */
    void changeBell(long subscriberId, long channelId, boolean bell, long now) {
        execute(
                "UPDATE Subscriptions SET Bell = ?1, BellSince = ?2 WHERE SubscriberID = ?3 AND ChannelID = ?4"
                        + " AND Bell <> ?5",
                bell,
                now,
                subscriberId,
                channelId,
                bell);
    }

    /** Returns the number of removed subscriptions: 1, or 0 if there is none. */
    int remove(long subscriberId, long channelId) {
        return execute("DELETE FROM Subscriptions WHERE SubscriberID = ?1 AND ChannelID = ?2", subscriberId, channelId);
    }

    /** Returns the keys of at most {@code limit} channels to which a channel is subscribed, in ascending order. */
    List<Long> channelsOf(long subscriberId, int limit) {
        return numbers(
                "SELECT ChannelID FROM Subscriptions WHERE SubscriberID = ?1 ORDER BY ChannelID LIMIT ?2",
                subscriberId,
                limit);
    }

    /** Removes at most {@code limit} subscriptions to a deleted channel, and returns their number. */
    int removeSubscribersOf(long channelId, int limit) {
        return execute("DELETE FROM Subscriptions WHERE ChannelID = ?1 LIMIT ?2", channelId, limit);
    }

    private List<Long> numbers(String sql, Object... parameters) {
        List<?> rows = query(sql, parameters).getResultList();
        return rows.stream().map(number -> ((Number) number).longValue()).toList();
    }

    private int execute(String sql, Object... parameters) {
        return query(sql, parameters).executeUpdate();
    }

    private Query query(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
