package io.vireo.inbox;

import io.vireo.moderation.DecisionAnnounced;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores notices and who has acted. Only the leader adds acts, while it holds {@link InboxStateRepository#lock} of the recipient. */
@Component
@Transactional(TxType.MANDATORY)
class InboxGroupRepository {
    /** An unread notice. */
    record OpenGroup(long id, @Nullable Long mailedAt) {}

    @PersistenceContext
    EntityManager entities;

    /** Stores who has acted; returns false if this act is stored already, also in a notice that was read. */
    boolean addActor(InboxEvent event) {
        return query(
                                "INSERT IGNORE INTO InboxActors"
                                        + " (ChannelID, Kind, SubjectID, ActorID, CommentID, VideoID, Created)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                event.recipientId(),
                                event.kind().key(),
                                event.subjectId(),
                                event.actorId(),
                                event.commentId(),
                                event.videoId(),
                                event.created())
                        .executeUpdate()
                == 1;
    }

    /** Locks and returns the unread notice that an act joins. */
    Optional<OpenGroup> lockOpen(InboxEvent event) {
        List<?> rows = query(
                        "SELECT GroupID, MailedAt FROM InboxGroups WHERE ChannelID = ?1 AND Kind = ?2 AND SubjectID = ?3"
                                + " AND OpenKey = 1 FOR UPDATE",
                        event.recipientId(),
                        event.kind().key(),
                        event.subjectId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OpenGroup(number(row[0]), row[1] == null ? null : number(row[1])))
                .findFirst();
    }

    /** Inserts a notice without acts and returns its key. */
    long open(InboxEvent event) {
        query(
                        "INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site)"
                                + " VALUES (?1, ?2, ?3, ?4, 0, ?5, 0)",
                        event.recipientId(),
                        event.kind().key(),
                        event.subjectId(),
                        event.videoId(),
                        event.created())
                .executeUpdate();
        return number(entities.createNativeQuery("SELECT LAST_INSERT_ID()").getSingleResult());
    }

    /** Inserts a notice about a decision. */
    void addDecision(DecisionAnnounced decision, long now) {
        boolean isReporter = decision.isReporter();
        query(
                        "INSERT INTO InboxGroups (ChannelID, Kind, SubjectID, VideoID, Actors, LastAt, Site, Report,"
                                + " SubjectKind, PublicID, Title, Action, Reason)"
                                + " VALUES (?1, ?2, ?3, 0, 0, ?4, 1, ?5, NULLIF(?6, ''), NULLIF(?7, ''), NULLIF(?8, ''),"
                                + " NULLIF(?9, ''), NULLIF(?10, ''))"
                                + " ON DUPLICATE KEY UPDATE LastAt = VALUES(LastAt), Action = VALUES(Action)",
                        decision.recipientId(),
                        NoticeKind.MODERATION.key(),
                        decision.decisionId() == 0 ? -now : decision.decisionId(),
                        now,
                        isReporter,
                        isReporter ? "" : decision.subject().kind(),
                        isReporter ? "" : decision.subject().id(),
                        isReporter ? "" : decision.title(),
                        isReporter ? "" : decision.action(),
                        isReporter ? "" : decision.reason())
                .executeUpdate();
    }

    boolean hasActor(long groupId, long actorId) {
        return !query("SELECT 1 FROM InboxActors WHERE GroupID = ?1 AND ActorID = ?2 LIMIT 1", groupId, actorId)
                .getResultList()
                .isEmpty();
    }

    /** Shows a stored act in a notice, which shows the last {@code max} acts only. */
    void show(InboxEvent event, long groupId, int max) {
        query(
                        "UPDATE InboxActors SET GroupID = ?1 WHERE ChannelID = ?2 AND Kind = ?3 AND SubjectID = ?4"
                                + " AND ActorID = ?5 AND CommentID = ?6",
                        groupId,
                        event.recipientId(),
                        event.kind().key(),
                        event.subjectId(),
                        event.actorId(),
                        event.commentId())
                .executeUpdate();
        long shown = number(query("SELECT COUNT(*) FROM InboxActors WHERE GroupID = ?1", groupId)
                .getSingleResult());
        if (shown > max) {
            query(
                            "UPDATE InboxActors SET GroupID = NULL WHERE GroupID = ?1 ORDER BY Created LIMIT "
                                    + (shown - max),
                            groupId)
                    .executeUpdate();
        }
    }

    /**
     * Adds an act to the data of a notice.
     *
     * @param isNewActor whether the channel has not acted in this notice before
     * @param isDaily whether the notice waits for the next digest
     */
    void touch(long groupId, boolean isNewActor, long created, boolean site, boolean isDaily) {
        query(
                        "UPDATE InboxGroups SET Actors = Actors + ?1, LastAt = GREATEST(LastAt, ?2), Site = Site OR ?3,"
                                + " ForDigest = ForDigest OR ?4 WHERE GroupID = ?5",
                        isNewActor ? 1 : 0,
                        created,
                        site,
                        isDaily,
                        groupId)
                .executeUpdate();
    }

    void markMailed(long groupId, long now) {
        query("UPDATE InboxGroups SET MailedAt = ?1 WHERE GroupID = ?2", now, groupId)
                .executeUpdate();
    }

    /** Marks the notices of the inbox of a channel read whose last act is not later than a time. */
    void markRead(long channelId, long lastAt, long now) {
        query(
                        "UPDATE InboxGroups SET ReadAt = ?1 WHERE ChannelID = ?2 AND OpenKey = 1 AND LastAt <= ?3 AND Site = 1",
                        now,
                        channelId,
                        lastAt)
                .executeUpdate();
    }

    /** Ends the wait for a digest, and the notices that are for mails only: later acts begin new ones. */
    void endDigest(long channelId, long now) {
        query(
                        "UPDATE InboxGroups SET ReadAt = IF(Site, ReadAt, ?1), ForDigest = 0 WHERE ChannelID = ?2"
                                + " AND ForDigest = 1",
                        now,
                        channelId)
                .executeUpdate();
    }

    /** Removes the oldest notices of a channel beyond a number, at most 500. */
    void trim(long channelId, int max) {
        List<?> rows = query(
                        "SELECT LastAt, GroupID FROM InboxGroups WHERE ChannelID = ?1 ORDER BY LastAt DESC, GroupID DESC"
                                + " LIMIT 1 OFFSET " + max,
                        channelId)
                .getResultList();
        for (Object row : rows) {
            query(
                            "DELETE FROM InboxGroups WHERE ChannelID = ?1 AND LastAt <= ?2 LIMIT 500",
                            channelId,
                            ((Object[]) row)[0])
                    .executeUpdate();
        }
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private Query query(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
