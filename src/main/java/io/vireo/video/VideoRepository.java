package io.vireo.video;

import io.vireo.platform.Component;
import io.vireo.platform.database.KeyList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Repository of videos, published or not. */
@Component
public class VideoRepository {
    private static final String KEPT =
            "SELECT VideoID, PathHash, ChannelID, Published + 0, Visibility, Blocked + 0, AccessKey,"
                    + " AccessVersion FROM Videos FORCE INDEX (Videos_PathHash) WHERE PathHash IN " + KeyList.PARAMETERS
                    + " LOCK IN SHARE MODE SKIP LOCKED";

    @PersistenceContext
    EntityManager entities;

    /** Inserts a video and flushes, so that a hash path that is already in use causes the exception here. */
    void add(Video video) {
        entities.persist(video);
        entities.flush();
    }

    boolean exists(String hash) {
        return byHash(hash, LockModeType.NONE).isPresent();
    }

    public Optional<Video> byHash(String hash) {
        return byHash(hash, LockModeType.NONE);
    }

    /**
     * Returns a video and locks its row until the transaction ends, so that the second of two concurrent uploads to one hash path waits for
     * the first.
     */
    public Optional<Video> lock(String hash) {
        return byHash(hash, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Returns the policy for comments of a video, and locks its row against changes and deletion until the transaction ends. Transactions
     * that do the same do not wait for each other.
     */
    Optional<CommentsPolicy> lockForComment(long videoId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT CommentsPolicy FROM Videos WHERE VideoID = ?1 LOCK IN SHARE MODE")
                .setParameter(1, videoId)
                .getResultList();
        return rows.stream().map(String.class::cast).map(CommentsPolicy::of).findFirst();
    }

    /**
     * Returns videos with who may see them, and locks their rows as {@link #lockForComment} does, without waiting: those that another
     * transaction is changing are left out.
     *
     * @param hashes at most {@value KeyList#SIZE}
     */
    List<Videos.KeptVideo> keepIfFree(Collection<String> hashes) {
        List<?> rows = KeyList.set(entities.createNativeQuery(KEPT), hashes).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Videos.KeptVideo(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        new VideoAccess(
                                ((Number) row[2]).longValue(),
                                ((Number) row[3]).intValue() != 0,
                                Visibility.of((String) row[4]),
                                ((Number) row[5]).intValue() != 0,
                                (String) row[6],
                                ((Number) row[7]).intValue())))
                .toList();
    }

    /** A video of a channel that is being deleted. */
    public record Locked(VideoDeleted video, boolean published) {}

    /** Returns at most {@code limit} videos of a channel, published or not, and locks their rows until the transaction ends. */
    public List<Locked> lockSomeOf(long channelId, int limit) {
        List<?> rows = entities.createNativeQuery("SELECT VideoID, PathHash, Published + 0 FROM Videos"
                        + " WHERE ChannelID = ?1 ORDER BY VideoID LIMIT " + limit + " FOR UPDATE")
                .setParameter(1, channelId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Locked(
                        new VideoDeleted(((Number) row[0]).longValue(), (String) row[1], channelId),
                        ((Number) row[2]).intValue() != 0))
                .toList();
    }

    /** Returns whether a channel has more than {@code limit} videos, published or not. */
    public boolean hasMoreThan(long channelId, int limit) {
        return !entities.createNativeQuery("SELECT VideoID FROM Videos WHERE ChannelID = ?1 LIMIT " + limit + ", 1")
                .setParameter(1, channelId)
                .getResultList()
                .isEmpty();
    }

    /** Returns the hash paths of all unpublished videos, oldest first. */
    List<String> unpublished() {
        List<?> rows = entities.createNativeQuery("SELECT PathHash FROM Videos WHERE Listed IS NULL ORDER BY Upload")
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /**
     * A published video.
     *
     * @param id the key of its row, by which pages are read
     * @param hash its hash path
     */
    public record Numbered(long id, String hash) {}

    /** Returns at most {@code limit} published videos with keys greater than {@code id}, in the order of their keys. */
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

    int countListed(long channelId) {
        return ((Number) entities.createNativeQuery("SELECT COUNT(*) FROM Videos WHERE ChannelID = ?1 AND Listed = 1")
                        .setParameter(1, channelId)
                        .getSingleResult())
                .intValue();
    }

    /**
     * Hides all videos of a suspended channel, published or not, or ends that, and revokes their access tokens.
     *
     * @param isSuspended whether the channel is suspended now
     */
    void suspendAllOf(long channelId, boolean isSuspended) {
        entities.createNativeQuery("UPDATE Videos SET Blocked = IF(?1, Blocked | ?2, Blocked & ~ ?2),"
                        + " AccessVersion = AccessVersion + 1 WHERE ChannelID = ?3")
                .setParameter(1, isSuspended)
                .setParameter(2, VideoAccess.OWNER_SUSPENDED)
                .setParameter(3, channelId)
                .executeUpdate();
    }

    public void remove(String hash) {
        entities.createQuery("DELETE FROM Video v WHERE v.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    public void removeAll(Collection<Long> ids) {
        entities.createQuery("DELETE FROM Video v WHERE v.id IN :ids")
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /** Removes the row of a video if it was created before {@code moment}. */
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
