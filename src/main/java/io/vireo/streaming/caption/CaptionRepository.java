package io.vireo.streaming.caption;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the captions of videos. */
@Component
@Transactional
class CaptionRepository {
    /** Captions in the export of their channel. */
    record OwnCaption(long videoId, String hash, CaptionText caption) {}

    private static final String TEXT = "c.Language, c.Label, c.Kind, c.Changed, c.Content";

    @PersistenceContext
    EntityManager entities;

    /** Returns the captions of a video, by language; empty if there is no such video. */
    List<CaptionTrack> ofVideo(String hash) {
        List<?> rows = entities.createNativeQuery("SELECT c.Language, c.Label, c.Kind FROM Captions c"
                        + " JOIN Videos v ON v.VideoID = c.VideoID WHERE v.PathHash = ?1 ORDER BY c.Language")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream().map(row -> track((Object[]) row, 0)).toList();
    }

    Optional<CaptionText> find(String hash, String language) {
        List<?> rows = entities.createNativeQuery("SELECT " + TEXT + " FROM Captions c"
                        + " JOIN Videos v ON v.VideoID = c.VideoID WHERE v.PathHash = ?1 AND c.Language = ?2")
                .setParameter(1, hash)
                .setParameter(2, language)
                .getResultList();
        return rows.stream().map(row -> text((Object[]) row, 0)).findFirst();
    }

    private static CaptionTrack track(Object[] row, int first) {
        return new CaptionTrack((String) row[first], (String) row[first + 1], (String) row[first + 2]);
    }

    private static CaptionText text(Object[] row, int first) {
        return new CaptionText(track(row, first), Instant.ofEpochMilli(((Number) row[first + 3]).longValue()), (byte[])
                row[first + 4]);
    }

    /** Returns the number of other languages of a video. */
    int countOthers(long videoId, String language) {
        return ((Number) entities.createNativeQuery(
                                "SELECT COUNT(*) FROM Captions WHERE VideoID = ?1 AND Language <> ?2")
                        .setParameter(1, videoId)
                        .setParameter(2, language)
                        .getSingleResult())
                .intValue();
    }

    /** Returns the duration of a video in milliseconds; 0 if it is unknown. */
    long durationMillis(String hash) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT DurationMillis FROM Videos WHERE PathHash = ?1 AND DurationMillis IS NOT NULL")
                .setParameter(1, hash)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }

    void put(long videoId, CaptionText caption) {
        entities.createNativeQuery(
                        "INSERT INTO Captions (VideoID, Language, Label, Kind, Content, Changed)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON DUPLICATE KEY UPDATE Language = VALUES(Language),"
                                + " Label = VALUES(Label), Kind = VALUES(Kind), Content = VALUES(Content), Changed = VALUES(Changed)")
                .setParameter(1, videoId)
                .setParameter(2, caption.track().language())
                .setParameter(3, caption.track().label())
                .setParameter(4, caption.track().kind())
                .setParameter(5, caption.content())
                .setParameter(6, caption.changed().toEpochMilli())
                .executeUpdate();
    }

    /** Removes captions; returns whether they existed. */
    boolean remove(long videoId, String language) {
        return entities.createNativeQuery("DELETE FROM Captions WHERE VideoID = ?1 AND Language = ?2")
                        .setParameter(1, videoId)
                        .setParameter(2, language)
                        .executeUpdate()
                > 0;
    }

    /** Returns at most {@code limit} captions of the videos of a channel, in the order of their keys. */
    List<OwnCaption> page(long channelId, long afterVideoId, String afterLanguage, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT c.VideoID, v.PathHash, " + TEXT + " FROM Videos v"
                        + " JOIN Captions c ON c.VideoID = v.VideoID WHERE v.ChannelID = ?1"
                        + " AND (c.VideoID > ?2 OR (c.VideoID = ?2 AND c.Language > ?3))"
                        + " ORDER BY c.VideoID, c.Language LIMIT " + limit)
                .setParameter(1, channelId)
                .setParameter(2, afterVideoId)
                .setParameter(3, afterLanguage)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OwnCaption(((Number) row[0]).longValue(), (String) row[1], text(row, 2)))
                .toList();
    }
}
