package io.vireo.streaming.chapter;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the chapters of videos. */
@Component
@Transactional
class ChapterRepository {
    /**
     * What is known of the chapters of a video.
     *
     * @param durationMillis the duration of the video; 0 if unknown
     * @param content the stored chapters as WebVTT; null if there are none
     * @param changed when they were stored
     */
    record Row(String description, long durationMillis, byte @Nullable [] content, Instant changed) {}

    /** The chapters that the owner of a video has set, as WebVTT. */
    record OwnChapters(long videoId, String hash, byte[] content) {}

    @PersistenceContext
    EntityManager entities;

    @Transactional(TxType.SUPPORTS)
    Optional<Row> find(String hash) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT v.Description, COALESCE(v.DurationMillis, 0), c.Content, c.Changed"
                                + " FROM Videos v LEFT JOIN Chapters c ON c.VideoID = v.VideoID"
                                + " WHERE v.PathHash = ?1 ORDER BY c.Source LIMIT 1")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Row(
                        row[0] == null ? "" : (String) row[0],
                        ((Number) row[1]).longValue(),
                        (byte[]) row[2],
                        row[3] == null ? Instant.EPOCH : Instant.ofEpochMilli(((Number) row[3]).longValue())))
                .findFirst();
    }

    /** Returns whether the owner of a video has set its chapters. */
    boolean hasOwn(String hash) {
        return !entities.createNativeQuery("SELECT 1 FROM Chapters c JOIN Videos v ON v.VideoID = c.VideoID"
                        + " WHERE v.PathHash = ?1 AND c.Source = ?2")
                .setParameter(1, hash)
                .setParameter(2, ChapterSource.OWNER.value)
                .getResultList()
                .isEmpty();
    }

    /** Writes the changes of the transaction, so that {@link #find} reads them. */
    @Transactional(TxType.MANDATORY)
    void flush() {
        entities.flush();
    }

    void put(long videoId, ChapterSource source, byte[] content, Instant now) {
        entities.createNativeQuery("INSERT INTO Chapters (VideoID, Source, Content, Changed) VALUES (?1, ?2, ?3, ?4)"
                        + " ON DUPLICATE KEY UPDATE Content = VALUES(Content), Changed = VALUES(Changed)")
                .setParameter(1, videoId)
                .setParameter(2, source.value)
                .setParameter(3, content)
                .setParameter(4, now.toEpochMilli())
                .executeUpdate();
    }

    /** Removes chapters; returns whether they existed. */
    boolean remove(long videoId, ChapterSource source) {
        return entities.createNativeQuery("DELETE FROM Chapters WHERE VideoID = ?1 AND Source = ?2")
                        .setParameter(1, videoId)
                        .setParameter(2, source.value)
                        .executeUpdate()
                > 0;
    }

    /** Records whether a video has chapters, of whatever source. */
    void mark(String hash, boolean hasChapters) {
        entities.createNativeQuery("UPDATE Videos SET HasChapters = ?2 WHERE PathHash = ?1 AND HasChapters <> ?2")
                .setParameter(1, hash)
                .setParameter(2, hasChapters ? 1 : 0)
                .executeUpdate();
    }

    /** Returns at most {@code limit} lists that the owner of a channel has set, in the order of the videos. */
    List<OwnChapters> page(long channelId, long afterVideoId, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT c.VideoID, v.PathHash, c.Content FROM Videos v"
                        + " JOIN Chapters c ON c.VideoID = v.VideoID AND c.Source = ?3"
                        + " WHERE v.ChannelID = ?1 AND c.VideoID > ?2 ORDER BY c.VideoID LIMIT " + limit)
                .setParameter(1, channelId)
                .setParameter(2, afterVideoId)
                .setParameter(3, ChapterSource.OWNER.value)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OwnChapters(((Number) row[0]).longValue(), (String) row[1], (byte[]) row[2]))
                .toList();
    }
}
