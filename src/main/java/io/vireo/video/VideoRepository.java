package io.vireo.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Videos in the database, as they are made, published and removed. */
@ApplicationScoped
public class VideoRepository {
    @PersistenceContext
    EntityManager entities;

    /** Inserts at once: a hash path that is taken is told here. */
    void add(Video video) {
        entities.persist(video);
        entities.flush();
    }

    boolean exists(String hash) {
        return byHash(hash, LockModeType.NONE).isPresent();
    }

    Optional<Video> byHash(String hash) {
        return byHash(hash, LockModeType.NONE);
    }

    /** The video, locked until the transaction ends: of two uploads to one hash path the second waits for the first. */
    public Optional<Video> lock(String hash) {
        return byHash(hash, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The channel's videos that are published, or those that are not, locked until the transaction ends. */
    public List<VideoDeleted> lockAllOf(long channelId, boolean published) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT VideoID, PathHash FROM Videos WHERE ChannelID = ?1 AND Published = ?2 FOR UPDATE")
                .setParameter(1, channelId)
                .setParameter(2, published)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new VideoDeleted(((Number) row[0]).longValue(), (String) row[1], channelId))
                .toList();
    }

    /** All that are announced and not published, oldest first. */
    List<String> unpublished() {
        return entities.createQuery(
                        "SELECT v.hash FROM Video v WHERE v.published = FALSE ORDER BY v.upload", String.class)
                .getResultList();
    }

    /** The number of a video, by which pages are read, and its hash path. */
    public record Numbered(long id, String hash) {}

    /** At most {@code limit} published videos with greater numbers. */
    public List<Numbered> publishedAfter(long id, int limit) {
        return entities.createQuery(
                        "SELECT v.id, v.hash FROM Video v WHERE v.id > :id AND v.published = TRUE ORDER BY v.id",
                        Object[].class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Numbered((long) row[0], (String) row[1]))
                .toList();
    }

    public void remove(String hash) {
        entities.createQuery("DELETE FROM Video v WHERE v.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    public void removeAllOf(long channelId) {
        entities.createQuery("DELETE FROM Video v WHERE v.channelId = :channel")
                .setParameter("channel", channelId)
                .executeUpdate();
    }

    /** Removes an announcement made before a moment. */
    void removeIfOlder(Video video, Instant moment) {
        entities.createQuery("DELETE FROM Video v WHERE v.hash = :hash AND v.upload < :moment")
                .setParameter("hash", video.hash())
                .setParameter("moment", moment)
                .executeUpdate();
    }

    private Optional<Video> byHash(String hash, LockModeType lock) {
        return entities.createQuery("SELECT v FROM Video v WHERE v.hash = :hash", Video.class)
                .setParameter("hash", hash)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }
}
