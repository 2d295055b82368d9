package io.vireo.moderation.decision;

import io.vireo.moderation.ReportedContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stores decisions, for mails and appeals. */
@ApplicationScoped
class DecisionRepository {
    @PersistenceContext
    EntityManager entities;

    /** A stored decision. */
    record Decision(
            long id,
            String kind,
            long moderatorId,
            DecisionAction action,
            String title,
            long created,
            boolean appealed) {}

    /** Inserts a decision and returns its number. */
    long add(String kind, ReportedContent content, long moderatorId, DecisionAction action, long now) {
        entities.createNativeQuery(
                        "INSERT INTO Decisions (Kind, SubjectID, OwnerID, ModeratorID, Action, Title, Created)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, kind)
                .setParameter(2, content.key())
                .setParameter(3, content.ownerId())
                .setParameter(4, moderatorId)
                .setParameter(5, action.key())
                .setParameter(6, content.title())
                .setParameter(7, now)
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
        var query = entities.createNativeQuery("SELECT DecisionID, Kind, ModeratorID, Action, Title, Created, Appealed"
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
                        DecisionAction.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
                        (String) row[4],
                        ((Number) row[5]).longValue(),
                        Boolean.TRUE.equals(row[6]) || row[6] instanceof Number n && n.intValue() != 0))
                .findFirst();
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

    /** Removes the decisions about the content of a deleted account. */
    @Transactional
    void removeOf(long ownerId) {
        entities.createNativeQuery("DELETE FROM Decisions WHERE OwnerID = ?1")
                .setParameter(1, ownerId)
                .executeUpdate();
    }
}
