package io.vireo.history;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Stores what channels have watched, and whose history is switched off. */
@Component
@Transactional
class HistoryRepository {
    /** The number of rows that one transaction removes or reads. */
    static final int BATCH = 500;

    private static final int SAME_MILLIS = 60_000;

    /** Changes the time once a minute only, so that most updates change no index. */
    private static final String SET = "INSERT INTO WatchHistory (ChannelID, VideoID, PositionMillis, Done, Watched)"
            + " SELECT ?1, ?2, ?3, ?4, ?5 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM PausedHistories p WHERE p.ChannelID = ?6)"
            + " ON DUPLICATE KEY UPDATE PositionMillis = VALUES(PositionMillis),"
            + " Done = VALUES(Done), Watched = IF(VALUES(Watched) - Watched >= " + SAME_MILLIS
            + ", VALUES(Watched), Watched)";

    /** An entry in the export of its channel. */
    record Row(long videoId, String hash, WatchedPosition position, long watched) {}

    @PersistenceContext
    EntityManager entities;

    @Transactional(TxType.MANDATORY)
    void setUnlessPaused(long channelId, long videoId, WatchedPosition position, long now) {
        entities.createNativeQuery(SET)
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .setParameter(3, position.millis())
                .setParameter(4, position.done())
                .setParameter(5, now)
                .setParameter(6, channelId)
                .executeUpdate();
    }

    WatchedPosition find(long channelId, long videoId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT PositionMillis, Done FROM WatchHistory WHERE ChannelID = ?1 AND VideoID = ?2")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> WatchedPosition.of(((Number) row[0]).longValue(), isTrue(row[1])))
                .findFirst()
                .orElse(WatchedPosition.NONE);
    }

    boolean isPaused(long channelId) {
        return !entities.createNativeQuery("SELECT ChannelID FROM PausedHistories WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .getResultList()
                .isEmpty();
    }

    @Transactional(TxType.MANDATORY)
    void pause(long channelId) {
        entities.createNativeQuery("INSERT IGNORE INTO PausedHistories (ChannelID) VALUES (?1)")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    @Transactional(TxType.MANDATORY)
    void resume(long channelId) {
        entities.createNativeQuery("DELETE FROM PausedHistories WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
    }

    /** Removes the entry of a video, also of one that the channel may not see any more. */
    void remove(long channelId, String hash) {
        entities.createNativeQuery("DELETE FROM WatchHistory WHERE ChannelID = ?1"
                        + " AND VideoID = (SELECT v.VideoID FROM Videos v WHERE v.PathHash = ?2)")
                .setParameter(1, channelId)
                .setParameter(2, hash)
                .executeUpdate();
    }

    int removeSomeOfChannel(long channelId) {
        return removeSome("ChannelID = ?1", channelId);
    }

    int removeSomeOfVideo(long videoId) {
        return removeSome("VideoID = ?1", videoId);
    }

    int removeSomeBefore(long watched) {
        return removeSome("Watched < ?1", watched);
    }

    private int removeSome(String condition, long parameter) {
        return entities.createNativeQuery("DELETE FROM WatchHistory WHERE " + condition + " LIMIT " + BATCH)
                .setParameter(1, parameter)
                .executeUpdate();
    }

    /** Returns at most {@value #BATCH} entries of a channel in the order of the videos. */
    List<Row> page(long channelId, long afterVideoId) {
        List<?> rows = entities.createNativeQuery("SELECT h.VideoID, v.PathHash, h.PositionMillis, h.Done, h.Watched"
                        + " FROM WatchHistory h JOIN Videos v ON v.VideoID = h.VideoID"
                        + " WHERE h.ChannelID = ?1 AND h.VideoID > ?2 ORDER BY h.VideoID LIMIT " + BATCH)
                .setParameter(1, channelId)
                .setParameter(2, afterVideoId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Row(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        WatchedPosition.of(((Number) row[2]).longValue(), isTrue(row[3])),
                        ((Number) row[4]).longValue()))
                .toList();
    }

    /** Converts a BOOLEAN of the database, which the driver returns as one or as a number. */
    private static boolean isTrue(Object value) {
        return value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value);
    }
}
