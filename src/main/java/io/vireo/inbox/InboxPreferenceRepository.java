package io.vireo.inbox;

import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores what channels have chosen to receive. */
@Component
@Transactional
class InboxPreferenceRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns the stored preferences of a channel; kinds without one are absent. */
    Map<NoticeKind, NoticePreference> find(long channelId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT Kind, Site + 0, Mail FROM InboxPreferences WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .getResultList();
        Map<NoticeKind, NoticePreference> found = new EnumMap<>(NoticeKind.class);
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            found.put(NoticeKind.of(columns[0].toString()), preference(columns));
        }
        return found;
    }

    /** Returns the stored preferences of channels as {@link #find}; channels without any are absent. */
    Map<Long, Map<NoticeKind, NoticePreference>> findAll(Collection<Long> channelIds) {
        List<?> rows = entities.createNativeQuery("SELECT p.Kind, p.Site + 0, p.Mail, p.ChannelID"
                        + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$')) j"
                        + " STRAIGHT_JOIN InboxPreferences p FORCE INDEX (PRIMARY) ON p.ChannelID = j.ID")
                .setParameter(1, Statements.json(channelIds))
                .getResultList();
        Map<Long, Map<NoticeKind, NoticePreference>> found = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            found.computeIfAbsent(((Number) columns[3]).longValue(), id -> new EnumMap<>(NoticeKind.class))
                    .put(NoticeKind.of(columns[0].toString()), preference(columns));
        }
        return found;
    }

    /** Converts the columns after that of the kind. */
    private static NoticePreference preference(Object[] columns) {
        return new NoticePreference(
                ((Number) columns[1]).intValue() != 0,
                MailFrequency.find(columns[2].toString()).orElseThrow());
    }

    void set(long channelId, NoticeKind kind, NoticePreference preference) {
        entities.createNativeQuery("INSERT INTO InboxPreferences (ChannelID, Kind, Site, Mail) VALUES (?1, ?2, ?3, ?4)"
                        + " ON DUPLICATE KEY UPDATE Site = VALUES(Site), Mail = VALUES(Mail)")
                .setParameter(1, channelId)
                .setParameter(2, kind.key())
                .setParameter(3, preference.site())
                .setParameter(4, preference.mail().key())
                .executeUpdate();
    }

    /** Returns subscribers of a channel with the bell that want a mail about each new video at once, in ascending order. */
    List<Long> wantVideosNow(long channelId, long after, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT s.SubscriberID FROM Subscriptions s"
                        + " JOIN InboxPreferences p ON p.ChannelID = s.SubscriberID AND p.Kind = 'video' AND p.Mail = 'now'"
                        + " WHERE s.ChannelID = ?1 AND s.Bell = 1 AND s.SubscriberID > ?2 ORDER BY s.SubscriberID LIMIT "
                        + limit)
                .setParameter(1, channelId)
                .setParameter(2, after)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** Returns whether any channel wants a mail about each new video at once. */
    boolean areVideosWantedNow() {
        return !entities.createNativeQuery(
                        "SELECT 1 FROM InboxPreferences WHERE Mail = 'now' AND Kind = 'video' LIMIT 1")
                .getResultList()
                .isEmpty();
    }
}
