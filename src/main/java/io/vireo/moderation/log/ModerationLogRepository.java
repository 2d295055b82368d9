package io.vireo.moderation.log;

import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.SubjectReference;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends to the moderation log and reads it. Entries have the keys of channels; their names are read with the entry. */
@Component
class ModerationLogRepository {
    @PersistenceContext
    EntityManager entities;

    void append(
            @Nullable Long actorId,
            String action,
            String kind,
            long key,
            String publicId,
            String reason,
            String before,
            String after,
            long now) {
        entities.createNativeQuery(
                        "INSERT INTO ModerationLog (Created, ActorID, Action, Kind, SubjectID, PublicID, Reason, BeforeState,"
                                + " AfterState) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, now)
                .setParameter(2, actorId)
                .setParameter(3, action)
                .setParameter(4, kind)
                .setParameter(5, key)
                .setParameter(6, publicId)
                .setParameter(7, reason)
                .setParameter(8, before)
                .setParameter(9, after)
                .executeUpdate();
    }

    /** Returns at most {@code limit} entries with smaller numbers than {@code before}, newest first. */
    @Transactional
    List<Numbered<LogEntry>> page(long before, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT l.LogID, l.Created, COALESCE(a.Username, ''), l.Action, l.Kind,"
                                + " IF(l.Kind = 'channel', COALESCE(s.Username, ''), l.PublicID), l.Reason, l.BeforeState, l.AfterState"
                                + " FROM ModerationLog l LEFT JOIN Channels a ON a.ChannelID = l.ActorID"
                                + " LEFT JOIN Channels s ON l.Kind = 'channel' AND s.ChannelID = l.SubjectID"
                                + " WHERE l.LogID < ?1 ORDER BY l.LogID DESC LIMIT ?2")
                .setParameter(1, before)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Numbered<>(
                        ((Number) row[0]).longValue(),
                        new LogEntry(
                                ModerationTime.text(row[1]),
                                (String) row[2],
                                (String) row[3],
                                new SubjectReference((String) row[4], (String) row[5]),
                                (String) row[6],
                                (String) row[7],
                                (String) row[8])))
                .toList();
    }
}
