package io.vireo.tally;

import io.vireo.tally.TallyKind.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores the changes of counters, and folds them into the counters. */
@ApplicationScoped
@Transactional
class TallyRepository {
    /** The maximum number of changes that one transaction folds. */
    static final int BATCH = 10_000;

    private static final int DELETED_AT_ONCE = 500;

    private static final String DELTAS = "SELECT DeltaID, Kind, SubjectID, Delta FROM TallyDeltas WHERE Kind IN ("
            + Arrays.stream(TallyKind.values())
                    .map(kind -> Integer.toString(kind.number))
                    .collect(Collectors.joining(", "))
            + ") ORDER BY DeltaID LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED";
    private static final String DELETE = "DELETE FROM TallyDeltas WHERE DeltaID IN ("
            + IntStream.rangeClosed(1, DELETED_AT_ONCE).mapToObj(i -> "?" + i).collect(Collectors.joining(", "))
            + ")";

    /** A change of a video or a channel that no longer exists is dropped. */
    private static final String FOLD_VIDEOS =
            "INSERT INTO VideoTallies (VideoID, Likes, Dislikes, Views, Comments, Folded)"
                    + " SELECT v.VideoID, j.L, j.D, j.W, j.C, CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)"
                    + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$.id', L INT PATH '$.LIKES',"
                    + " D INT PATH '$.DISLIKES', W INT PATH '$.VIEWS', C INT PATH '$.COMMENTS')) j"
                    + " STRAIGHT_JOIN Videos v ON v.VideoID = j.ID"
                    + " ON DUPLICATE KEY UPDATE VideoTallies.Likes = VideoTallies.Likes + VALUES(Likes),"
                    + " VideoTallies.Dislikes = VideoTallies.Dislikes + VALUES(Dislikes),"
                    + " VideoTallies.Views = VideoTallies.Views + VALUES(Views),"
                    + " VideoTallies.Comments = VideoTallies.Comments + VALUES(Comments),"
                    + " VideoTallies.Folded = VALUES(Folded)";

    private static final String FOLD_CHANNELS = "INSERT INTO ChannelTallies (ChannelID, Subscribers)"
            + " SELECT c.ChannelID, j.S"
            + " FROM JSON_TABLE(?1, '$[*]' COLUMNS (ID INT PATH '$.id', S INT PATH '$.SUBSCRIBERS')) j"
            + " STRAIGHT_JOIN Channels c ON c.ChannelID = j.ID"
            + " ON DUPLICATE KEY UPDATE ChannelTallies.Subscribers = ChannelTallies.Subscribers + VALUES(Subscribers)";

    @PersistenceContext
    EntityManager entities;

    @Transactional(TxType.MANDATORY)
    void add(TallyKind kind, long subjectId, int delta) {
        entities.createNativeQuery("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (?1, ?2, ?3)")
                .setParameter(1, kind.number)
                .setParameter(2, subjectId)
                .setParameter(3, delta)
                .executeUpdate();
    }

    /** Returns a counter including all changes that the transaction sees, in one statement and so of one moment. */
    long current(TallyKind kind, long subjectId) {
        Subject subject = kind.subject;
        Object number = entities.createNativeQuery("SELECT GREATEST(0, COALESCE((SELECT t." + kind.column + " + "
                        + kind.before() + " FROM " + subject.table + " t WHERE t." + subject.key
                        + " = ?1), 0) + COALESCE((SELECT SUM(d.Delta) FROM TallyDeltas d WHERE d.Kind = ?2"
                        + " AND d.SubjectID = ?3), 0))")
                .setParameter(1, subjectId)
                .setParameter(2, kind.number)
                .setParameter(3, subjectId)
                .getSingleResult();
        return ((Number) number).longValue();
    }

    /**
     * Folds the oldest changes that no other node is folding: adds them to the counters in the order of their keys, and deletes exactly
     * these changes. A crash leaves both or neither.
     *
     * @return the number of changes
     */
    int fold() {
        List<?> rows = entities.createNativeQuery(DELTAS).getResultList();
        TallySums sums = new TallySums();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> sums.add(TallyKind.of(number(row[1])), number(row[2]), number(row[3])));
        fold(FOLD_VIDEOS, sums.json(Subject.VIDEO));
        fold(FOLD_CHANNELS, sums.json(Subject.CHANNEL));
        delete(rows.stream().map(row -> ((Object[]) row)[0]).toList());
        return rows.size();
    }

    private void fold(String sql, String sums) {
        if (!sums.equals("[]")) {
            entities.createNativeQuery(sql).setParameter(1, sums).executeUpdate();
        }
    }

    private void delete(List<?> deltas) {
        for (int from = 0; from < deltas.size(); from += DELETED_AT_ONCE) {
            Query delete = entities.createNativeQuery(DELETE);
            for (int i = 0; i < DELETED_AT_ONCE; i++) {
                // repeats the last key, so that the statement has always the same text
                delete.setParameter(i + 1, deltas.get(Math.min(from + i, deltas.size() - 1)));
            }
            delete.executeUpdate();
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    void removeOfVideo(long videoId) {
        entities.createNativeQuery("DELETE FROM VideoTallies WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .executeUpdate();
    }

    void removeOfChannel(long channelId) {
        entities.createNativeQuery("DELETE FROM ChannelTallies WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }
}
