package io.vireo.rating;

import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.rating.RatingChange.Key;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores which channel rates which video. */
@Component
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

    /** Returns ratings, without those that are {@link Rating#NONE}. */
    @Transactional(TxType.MANDATORY)
    Map<Key, Rating> findAll(Set<Key> keys) {
        List<?> rows = entities.createNativeQuery("SELECT r.ChannelID, r.VideoID, r.Rating FROM JSON_TABLE(?1, '$[*]'"
                        + " COLUMNS (C INT PATH '$.channelId', V INT PATH '$.videoId')) j"
                        + " STRAIGHT_JOIN Ratings r FORCE INDEX (PRIMARY) ON r.ChannelID = j.C AND r.VideoID = j.V")
                .setParameter(1, Json.text(keys))
                .getResultList();
        return ratings(rows);
    }

    /** Replaces ratings. The transaction holds the channels. */
    @Transactional(TxType.MANDATORY)
    void setAll(Map<Key, Rating> ratings, long now) {
        List<Map<String, Object>> set = new ArrayList<>();
        List<Key> removed = new ArrayList<>();
        ratings.forEach((key, rating) -> {
            if (rating == Rating.NONE) {
                removed.add(key);
            } else {
                set.add(Map.of("channel", key.channelId(), "video", key.videoId(), "rating", rating.value));
            }
        });
        if (!set.isEmpty()) {
            entities.createNativeQuery("INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated)"
                            + " SELECT j.C, j.V, j.R, ?2 FROM JSON_TABLE(?1, '$[*]' COLUMNS (C INT PATH '$.channel',"
                            + " V INT PATH '$.video', R INT PATH '$.rating')) j"
                            + " ON DUPLICATE KEY UPDATE Rating = VALUES(Rating), Rated = VALUES(Rated)")
                    .setParameter(1, Json.text(set))
                    .setParameter(2, now)
                    .executeUpdate();
        }
        if (!removed.isEmpty()) {
            entities.createNativeQuery("DELETE r FROM JSON_TABLE(?1, '$[*]' COLUMNS (C INT PATH '$.channelId',"
                            + " V INT PATH '$.videoId')) j STRAIGHT_JOIN Ratings r FORCE INDEX (PRIMARY)"
                            + " ON r.ChannelID = j.C AND r.VideoID = j.V")
                    .setParameter(1, Json.text(removed))
                    .executeUpdate();
        }
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

    /** Locks and returns at most {@value #BATCH} ratings of a channel. */
    @Transactional(TxType.MANDATORY)
    Map<Key, Rating> lockSomeOfChannel(long channelId) {
        List<?> rows = entities.createNativeQuery("SELECT ChannelID, VideoID, Rating FROM Ratings WHERE ChannelID = ?1"
                        + " ORDER BY VideoID LIMIT " + BATCH + " FOR UPDATE")
                .setParameter(1, channelId)
                .getResultList();
        return ratings(rows);
    }

    /** Converts rows of the columns channel, video and rating. */
    private static Map<Key, Rating> ratings(List<?> rows) {
        Map<Key, Rating> ratings = new HashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> ratings.put(
                        new Key(((Number) row[0]).longValue(), ((Number) row[1]).longValue()),
                        Rating.of(((Number) row[2]).intValue())));
        return ratings;
    }
}
