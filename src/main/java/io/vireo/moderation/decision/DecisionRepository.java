package io.vireo.moderation.decision;

import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stores decisions, for mails and appeals. */
@Component
class DecisionRepository {
    @PersistenceContext
    EntityManager entities;

    /** A stored decision. */
    record Decision(
            long id,
            String kind,
            long moderatorId,
            DecisionAction action,
            String publicId,
            String title,
            long created,
            boolean appealed) {}

    /** Inserts a decision and returns its number. */
    long add(String kind, ReportedContent content, long moderatorId, DecisionAction action, String reason, long now) {
        entities.createNativeQuery(
                        "INSERT INTO Decisions (Kind, SubjectID, OwnerID, ModeratorID, Action, Title, Created,"
                                + " PublicID, Reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, kind)
                .setParameter(2, content.key())
                .setParameter(3, content.ownerId())
                .setParameter(4, moderatorId)
                .setParameter(5, action.key())
                .setParameter(6, content.title())
                .setParameter(7, now)
                .setParameter(8, content.id())
                .setParameter(9, reason)
                .executeUpdate();
        return ((Number) entities.createNativeQuery("SELECT LAST_INSERT_ID()").getSingleResult()).longValue();
    }

    @Transactional
    Optional<Decision> find(long id) {
        return decision("DecisionID = ?1", "", id);
    }

    /** Locks and returns the last decision about content of an owner. */
    Optional<Decision> lockLast(String kind, ReportedContent content) {
        return decision(
                "OwnerID = ?1 AND Kind = ?2 AND SubjectID = ?3", " FOR UPDATE", content.ownerId(), kind, content.key());
    }

    private Optional<Decision> decision(String condition, String lock, Object... parameters) {
        var query = entities.createNativeQuery("SELECT DecisionID, Kind, ModeratorID, Action, PublicID, Title, Created,"
                + " Appealed"
                + " FROM Decisions WHERE " + condition + " ORDER BY DecisionID DESC LIMIT 1" + lock);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Decision(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        action(row[3]),
                        (String) row[4],
                        (String) row[5],
                        ((Number) row[6]).longValue(),
                        isTrue(row[7])))
                .findFirst();
    }

    /** Returns the last decisions about each content of an owner since a time, newest first, at most 20. */
    @Transactional
    List<OwnersDecision> lastOf(long ownerId, long since) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT d.Kind, d.PublicID, d.Title, d.Action, d.Reason, d.Created, d.Appealed"
                                + " FROM Decisions d WHERE d.OwnerID = ?1 AND d.Created > ?2 AND d.PublicID <> '' AND NOT EXISTS"
                                + " (SELECT 1 FROM Decisions l WHERE l.OwnerID = d.OwnerID AND l.Kind = d.Kind"
                                + " AND l.SubjectID = d.SubjectID AND l.DecisionID > d.DecisionID)"
                                + " ORDER BY d.DecisionID DESC LIMIT 20")
                .setParameter(1, ownerId)
                .setParameter(2, since)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OwnersDecision(
                        new SubjectReference((String) row[0], (String) row[1]),
                        (String) row[2],
                        action(row[3]),
                        (String) row[4],
                        ModerationTime.text(row[5]),
                        isTrue(row[6])))
                .toList();
    }

    /** A decision in the export of the owner of its subject; {@code appeal} is the text of an appeal that waits. */
    record ExportedDecision(
            long id,
            String kind,
            String publicId,
            String title,
            String action,
            String reason,
            String decided,
            boolean appealed,
            String appeal) {}

    /** Returns at most {@code limit} decisions about content of an owner, with greater numbers than {@code after}, oldest first. */
    @Transactional
    List<ExportedDecision> page(long ownerId, long after, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT d.DecisionID, d.Kind, d.PublicID, d.Title, d.Action, d.Reason,"
                                + " d.Created, d.Appealed, COALESCE(q.Appeal, '') FROM Decisions d LEFT JOIN ReportQueue q"
                                + " ON q.Kind = d.Kind AND q.SubjectID = d.SubjectID AND q.AppealedID = d.DecisionID"
                                + " WHERE d.OwnerID = ?1 AND d.DecisionID > ?2 ORDER BY d.DecisionID LIMIT ?3")
                .setParameter(1, ownerId)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ExportedDecision(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        ModerationTime.text(row[6]),
                        isTrue(row[7]),
                        (String) row[8]))
                .toList();
    }

    private static DecisionAction action(Object key) {
        return DecisionAction.valueOf(((String) key).toUpperCase(Locale.ROOT));
    }

    private static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || value instanceof Number number && number.intValue() != 0;
    }

    void markAppealed(long id) {
        entities.createNativeQuery("UPDATE Decisions SET Appealed = 1 WHERE DecisionID = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Returns whether there is a moderator or administrator besides a channel. */
    boolean hasOtherModerator(long channelId) {
        return !entities.createNativeQuery(
                        "SELECT 1 FROM Channels WHERE Role IN ('moderator', 'admin')" + " AND ChannelID <> ?1 LIMIT 1")
                .setParameter(1, channelId)
                .getResultList()
                .isEmpty();
    }

    /** Removes at most 500 decisions about the content of a deleted account; returns their number. */
    @Transactional
    int removeSomeOf(long ownerId) {
        return entities.createNativeQuery("DELETE FROM Decisions WHERE OwnerID = ?1 LIMIT 500")
                .setParameter(1, ownerId)
                .executeUpdate();
    }
}
