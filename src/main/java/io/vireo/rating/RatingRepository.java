package io.vireo.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Stores which channel rates which video. */
@ApplicationScoped
@Transactional
class RatingRepository {
    /** The number of rows that one transaction of a clean-up removes. */
    static final int BATCH = 500;

    /** A rating in the export of its channel. */
    record Row(long videoId, Rating rating, long rated, String hash) {}

    @PersistenceContext
    EntityManager entities;

    Rating find(long channelId, long videoId) {
        List<?> rows = entities.createNativeQuery("SELECT Rating FROM Ratings WHERE ChannelID = ?1 AND VideoID = ?2")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .getResultList();
        return rows.isEmpty() ? Rating.NONE : Rating.of(((Number) rows.get(0)).intValue());
    }

    /** Prevents the deletion of a video until the transaction ends; others who rate it do not wait. Returns whether it exists. */
    @Transactional(TxType.MANDATORY)
    boolean keepVideo(long videoId) {
        return !entities.createNativeQuery("SELECT VideoID FROM Videos WHERE VideoID = ?1 LOCK IN SHARE MODE")
                .setParameter(1, videoId)
                .getResultList()
                .isEmpty();
    }

    void set(long channelId, long videoId, Rating rating, long now) {
        entities.createNativeQuery("INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated) VALUES (?1, ?2, ?3, ?4)"
                        + " ON DUPLICATE KEY UPDATE Rating = VALUES(Rating), Rated = VALUES(Rated)")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .setParameter(3, rating.value)
                .setParameter(4, now)
                .executeUpdate();
    }

    void remove(long channelId, long videoId) {
        entities.createNativeQuery("DELETE FROM Ratings WHERE ChannelID = ?1 AND VideoID = ?2")
                .setParameter(1, channelId)
                .setParameter(2, videoId)
                .executeUpdate();
    }

    /** Returns at most {@value #BATCH} ratings of a channel in the order of the videos, also of videos that it may not see any more. */
    List<Row> page(long channelId, long afterVideoId) {
        List<?> rows = entities.createNativeQuery("SELECT r.VideoID, r.Rating, r.Rated, v.PathHash FROM Ratings r"
                        + " JOIN Videos v ON v.VideoID = r.VideoID"
                        + " WHERE r.ChannelID = ?1 AND r.VideoID > ?2 ORDER BY r.VideoID LIMIT " + BATCH)
                .setParameter(1, channelId)
                .setParameter(2, afterVideoId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Row(
                        ((Number) row[0]).longValue(),
                        Rating.of(((Number) row[1]).intValue()),
                        ((Number) row[2]).longValue(),
                        (String) row[3]))
                .toList();
    }

    /** Removes at most {@value #BATCH} ratings of a deleted video; returns their number. */
    int removeSomeOfVideo(long videoId) {
        return entities.createNativeQuery("DELETE FROM Ratings WHERE VideoID = ?1 LIMIT " + BATCH)
                .setParameter(1, videoId)
                .executeUpdate();
    }

    /** Locks and returns at most {@value #BATCH} ratings of a channel: the keys of the videos and the ratings. */
    @Transactional(TxType.MANDATORY)
    List<Object[]> lockSomeOfChannel(long channelId) {
        List<?> rows = entities.createNativeQuery("SELECT VideoID, Rating FROM Ratings WHERE ChannelID = ?1"
                        + " ORDER BY VideoID LIMIT " + BATCH + " FOR UPDATE")
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
