package io.vireo.playlist;

import io.vireo.auth.Standing;
import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores playlists without their items. */
@Component
@Transactional
class PlaylistRepository {
    private static final String FIRST_PUBLIC_VIDEO =
            "(SELECT v.PathHash FROM PlaylistItems i STRAIGHT_JOIN Videos v ON v.VideoID = i.VideoID"
                    + " WHERE i.PlaylistID = p.PlaylistID AND v.Listed = 1 ORDER BY i.SortRank LIMIT 1)";

    private static final String SELECT =
            "SELECT p.PlaylistID, p.PathHash, p.ChannelID, c.Username, c.Standing, p.Title,"
                    + " p.Visibility, p.Items, COALESCE(" + FIRST_PUBLIC_VIDEO + ", '')"
                    + " FROM Playlists p STRAIGHT_JOIN Channels c ON c.ChannelID = p.ChannelID WHERE ";

    @PersistenceContext
    EntityManager entities;

    Optional<Playlist> find(String hash) {
        return select("p.PathHash = ?1", hash).findFirst();
    }

    Optional<Playlist> find(long playlistId) {
        return select("p.PlaylistID = ?1", playlistId).findFirst();
    }

    Optional<Playlist> watchLaterOf(long channelId) {
        return select("p.LaterOf = ?1", channelId).findFirst();
    }

    /**
     * Locks the row of a playlist until the transaction ends.
     *
     * @return whether it exists
     */
    @Transactional(TxType.MANDATORY)
    boolean lock(long playlistId) {
        return !entities.createNativeQuery("SELECT PlaylistID FROM Playlists WHERE PlaylistID = ?1 FOR UPDATE")
                .setParameter(1, playlistId)
                .getResultList()
                .isEmpty();
    }

    /** Returns at most {@code limit} playlists of a channel with keys less than {@code below}, the newest first, without watch later. */
    List<Playlist> ofChannel(long channelId, long below, int limit) {
        return select(
                        "p.ChannelID = ?1 AND p.LaterOf IS NULL AND p.PlaylistID < ?2 ORDER BY p.PlaylistID DESC LIMIT ?3",
                        channelId,
                        below,
                        limit)
                .toList();
    }

    /** As {@link #ofChannel}, without those that are not public. */
    List<Playlist> publicOfChannel(long channelId, long below, int limit) {
        return select(
                        "p.ChannelID = ?1 AND p.LaterOf IS NULL AND p.Visibility = 'public' AND p.PlaylistID < ?2"
                                + " ORDER BY p.PlaylistID DESC LIMIT ?3",
                        channelId,
                        below,
                        limit)
                .toList();
    }

    /** Returns the keys of at most {@code limit} playlists of a channel, which may be deleted, with its watch-later list. */
    List<Long> keysOfChannel(long channelId, int limit) {
        List<?> keys = entities.createNativeQuery(
                        "SELECT PlaylistID FROM Playlists WHERE ChannelID = ?1 ORDER BY PlaylistID LIMIT ?2")
                .setParameter(1, channelId)
                .setParameter(2, limit)
                .getResultList();
        return keys.stream().map(key -> ((Number) key).longValue()).toList();
    }

    /** Returns the number of playlists of a channel, without watch later. */
    int count(long channelId) {
        return number(
                entities.createNativeQuery("SELECT COUNT(*) FROM Playlists WHERE ChannelID = ?1 AND LaterOf IS NULL")
                        .setParameter(1, channelId));
    }

    void add(String hash, long channelId, String title, String visibility, long now) {
        entities.createNativeQuery("INSERT INTO Playlists (PathHash, ChannelID, Title, Visibility, Changed)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, hash)
                .setParameter(2, channelId)
                .setParameter(3, title)
                .setParameter(4, visibility)
                .setParameter(5, now)
                .executeUpdate();
    }

    /** Adds the watch-later list of a channel; does nothing if it exists. */
    void addWatchLater(long channelId, long now) {
        entities.createNativeQuery("INSERT INTO Playlists (ChannelID, LaterOf, Visibility, Changed)"
                        + " VALUES (?1, ?1, 'private', ?2) ON DUPLICATE KEY UPDATE LaterOf = LaterOf")
                .setParameter(1, channelId)
                .setParameter(2, now)
                .executeUpdate();
    }

    /** Changes title and visibility; null leaves the value unchanged. */
    void change(long playlistId, @Nullable String title, @Nullable String visibility, long now) {
        entities.createNativeQuery("UPDATE Playlists SET Title = COALESCE(?1, Title),"
                        + " Visibility = COALESCE(?2, Visibility), Changed = ?3 WHERE PlaylistID = ?4")
                .setParameter(1, title)
                .setParameter(2, visibility)
                .setParameter(3, now)
                .setParameter(4, playlistId)
                .executeUpdate();
    }

    /** Adds a difference to the number of items, in the transaction that adds or removes them. */
    void addItems(long playlistId, int difference, long now) {
        entities.createNativeQuery("UPDATE Playlists SET Items = Items + ?1, Changed = ?2 WHERE PlaylistID = ?3")
                .setParameter(1, difference)
                .setParameter(2, now)
                .setParameter(3, playlistId)
                .executeUpdate();
    }

    /** Removes a playlist. Its items are invisible from now on. */
    void remove(long playlistId) {
        entities.createNativeQuery("DELETE FROM Playlists WHERE PlaylistID = ?1")
                .setParameter(1, playlistId)
                .executeUpdate();
    }

    /** Returns the number of items that everybody may see. */
    int countPublicItems(long playlistId) {
        return number(entities.createNativeQuery("SELECT COUNT(*) FROM PlaylistItems i"
                        + " STRAIGHT_JOIN Videos v ON v.VideoID = i.VideoID WHERE i.PlaylistID = ?1 AND v.Listed = 1")
                .setParameter(1, playlistId));
    }

    private Stream<Playlist> select(String condition, Object... parameters) {
        Query query = entities.createNativeQuery(SELECT + condition);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(PlaylistRepository::playlist);
    }

    private static Playlist playlist(Object[] row) {
        return new Playlist(
                ((Number) row[0]).longValue(),
                (String) row[1],
                ((Number) row[2]).longValue(),
                (String) row[3],
                Standing.of((String) row[4]) == Standing.SUSPENDED,
                (String) row[5],
                (String) row[6],
                ((Number) row[7]).intValue(),
                (String) row[8]);
    }

    private static int number(Query query) {
        return ((Number) query.getSingleResult()).intValue();
    }
}
