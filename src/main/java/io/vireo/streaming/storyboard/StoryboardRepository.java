package io.vireo.streaming.storyboard;

import io.vireo.media.frame.Storyboard;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores the times of storyboards, and which videos have one. */
@Component
@Transactional
class StoryboardRepository {
    private static final String UNKNOWN = " Published = 1 AND HasStoryboard IS NULL";

    @PersistenceContext
    EntityManager entities;

    Optional<StoryboardText> find(String hash) {
        List<?> rows = entities.createNativeQuery("SELECT s.TileWidth, s.TileHeight, s.DurationMillis, s.Starts, s.Made"
                        + " FROM Storyboards s JOIN Videos v ON v.VideoID = s.VideoID WHERE v.PathHash = ?1")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new StoryboardText(
                        ((Number) row[0]).intValue(),
                        ((Number) row[1]).intValue(),
                        ((Number) row[2]).longValue(),
                        Stream.of(((String) row[3]).split(","))
                                .map(Long::valueOf)
                                .toList(),
                        Instant.ofEpochMilli(((Number) row[4]).longValue())))
                .findFirst();
    }

    void put(long videoId, Storyboard storyboard, Instant now) {
        entities.createNativeQuery(
                        "INSERT INTO Storyboards (VideoID, TileWidth, TileHeight, DurationMillis, Starts, Made)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON DUPLICATE KEY UPDATE TileWidth = VALUES(TileWidth),"
                                + " TileHeight = VALUES(TileHeight), DurationMillis = VALUES(DurationMillis),"
                                + " Starts = VALUES(Starts), Made = VALUES(Made)")
                .setParameter(1, videoId)
                .setParameter(2, storyboard.tileWidth())
                .setParameter(3, storyboard.tileHeight())
                .setParameter(4, storyboard.durationMillis())
                .setParameter(
                        5,
                        storyboard.startsMillis().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .setParameter(6, now.toEpochMilli())
                .executeUpdate();
    }

    /** Records that it was tried to make a storyboard, and whether there is one. */
    void mark(long videoId, boolean hasStoryboard) {
        entities.createNativeQuery("UPDATE Videos SET HasStoryboard = ?2 WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .setParameter(2, hasStoryboard ? 1 : 0)
                .executeUpdate();
    }

    /** Returns whether it was not tried yet to make the storyboard of a published video. */
    boolean isUnknown(String hash) {
        return !entities.createNativeQuery("SELECT 1 FROM Videos WHERE PathHash = ?1 AND" + UNKNOWN)
                .setParameter(1, hash)
                .getResultList()
                .isEmpty();
    }

    /** Returns the hash paths of at most {@code limit} published videos for which it was not tried yet, the newest first. */
    List<String> unknown(int limit) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT PathHash FROM Videos WHERE" + UNKNOWN + " ORDER BY VideoID DESC LIMIT " + limit)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }
}
