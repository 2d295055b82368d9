package io.vireo.inbox;

import io.vireo.http.Json;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores acts until they are grouped. */
@Component
@Transactional(TxType.MANDATORY)
class InboxEventRepository {
    /** Acts as a table. */
    private static final String JSON =
            "JSON_TABLE(?1, '$[*]' COLUMNS (N BIGINT PATH '$.id', K VARCHAR(16) PATH '$.kind',"
                    + " R INT PATH '$.recipient', A INT PATH '$.actor', S BIGINT PATH '$.subject', V INT PATH '$.video',"
                    + " C BIGINT PATH '$.comment', T BIGINT PATH '$.created'))";

    @PersistenceContext
    EntityManager entities;

    /**
     * The channels that a comment concerns.
     *
     * @param ownerId the key of the channel of the video; 0 if the video does not exist
     * @param answeredId the key of the channel that wrote the answered comment; 0 for none
     */
    record Concerned(long ownerId, long answeredId) {}

    /** Returns whom a comment on a video concerns, without locking anything. */
    Concerned concerned(long videoId, long replyToId) {
        return new Concerned(
                number("SELECT ChannelID FROM Videos WHERE VideoID = ?1", videoId),
                replyToId == 0
                        ? 0
                        : number("SELECT COALESCE(ChannelID, 0) FROM Comments WHERE CommentID = ?1", replyToId));
    }

    /** Returns the key of the channel with a username, regardless of case; 0 if there is none. */
    long channel(String username) {
        return number("SELECT ChannelID FROM Channels WHERE Username = ?1", username);
    }

    private long number(String sql, Object parameter) {
        List<?> rows =
                entities.createNativeQuery(sql).setParameter(1, parameter).getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }

    /** Stores acts with one statement. */
    void addAll(List<InboxEvent> events) {
        if (!events.isEmpty()) {
            entities.createNativeQuery(
                            "INSERT INTO InboxEvents (Kind, RecipientID, ActorID, SubjectID, VideoID, CommentID, Created)"
                                    + " SELECT j.K, j.R, j.A, j.S, j.V, j.C, j.T FROM " + JSON + " j")
                    .setParameter(1, json(events))
                    .executeUpdate();
        }
    }

    /** Returns those acts that are not stored in a notice, neither in an unread one nor in one that was read. */
    List<InboxEvent> notStored(List<InboxEvent> events) {
        List<?> rows = entities.createNativeQuery("SELECT j.N FROM " + JSON
                        + " j STRAIGHT_JOIN InboxActors a FORCE INDEX (PRIMARY) ON a.ChannelID = j.R"
                        + " AND a.Kind = CONVERT(j.K USING ascii) COLLATE ascii_nopad_bin AND a.SubjectID = j.S"
                        + " AND a.ActorID = j.A AND a.CommentID = j.C")
                .setParameter(1, json(events))
                .getResultList();
        Set<Long> stored = rows.stream().map(InboxEventRepository::number).collect(Collectors.toSet());
        return events.stream().filter(event -> !stored.contains(event.id())).toList();
    }

    private static String json(List<InboxEvent> events) {
        return Json.text(events.stream()
                .map(event -> Map.of(
                        "id", event.id(),
                        "kind", event.kind().key(),
                        "recipient", event.recipientId(),
                        "actor", event.actorId(),
                        "subject", event.subjectId(),
                        "video", event.videoId(),
                        "comment", event.commentId(),
                        "created", event.created()))
                .toList());
    }

    /** Locks and returns the oldest events that no other node is grouping, at most {@code limit}. */
    List<InboxEvent> lockSome(int limit) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT EventID, Kind, RecipientID, ActorID, SubjectID, VideoID, CommentID, Created"
                                + " FROM InboxEvents ORDER BY EventID LIMIT " + limit + " FOR UPDATE SKIP LOCKED")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new InboxEvent(
                        number(row[0]),
                        NoticeKind.of((String) row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4]),
                        number(row[5]),
                        number(row[6]),
                        number(row[7])))
                .toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    /** Removes exactly these events. */
    void remove(List<InboxEvent> events) {
        String ids = events.stream().map(event -> Long.toString(event.id())).collect(Collectors.joining(", "));
        entities.createNativeQuery("DELETE FROM InboxEvents WHERE EventID IN (" + ids + ")")
                .executeUpdate();
    }
}
