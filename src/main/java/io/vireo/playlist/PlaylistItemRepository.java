package io.vireo.playlist;

import io.vireo.platform.Component;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Stores the items of playlists. A transaction that changes items has locked the row of the playlist, so that changes of one playlist
 * follow each other.
 */
@Component
@Transactional(TxType.MANDATORY)
class PlaylistItemRepository {
    @PersistenceContext
    EntityManager entities;

    /** Returns the key of a video of a playlist, visible or not; empty if the video is not in it. */
    OptionalLong videoIn(long playlistId, String hash) {
        return number(
                "SELECT i.VideoID FROM Videos v JOIN PlaylistItems i ON i.VideoID = v.VideoID"
                        + " WHERE v.PathHash = ?1 AND i.PlaylistID = ?2",
                hash,
                playlistId);
    }

    OptionalLong rankOf(long playlistId, long videoId) {
        return number("SELECT SortRank FROM PlaylistItems WHERE PlaylistID = ?1 AND VideoID = ?2", playlistId, videoId);
    }

    /** Returns the highest rank below another one; empty if there is none. */
    OptionalLong rankBefore(long playlistId, long rank) {
        return number(
                "SELECT SortRank FROM PlaylistItems WHERE PlaylistID = ?1 AND SortRank < ?2"
                        + " ORDER BY SortRank DESC LIMIT 1",
                playlistId,
                rank);
    }

    void add(long playlistId, long videoId, long rank, long now) {
        execute(
                "INSERT INTO PlaylistItems (PlaylistID, VideoID, SortRank, Added) VALUES (?1, ?2, ?3, ?4)",
                playlistId,
                videoId,
                rank,
                now);
    }

    void move(long playlistId, long videoId, long rank) {
        execute(
                "UPDATE PlaylistItems SET SortRank = ?1, FormerRank = NULL WHERE PlaylistID = ?2 AND VideoID = ?3",
                rank,
                playlistId,
                videoId);
    }

    /** Returns the number of removed items: 1, or 0 if the video is not in the playlist. */
    int remove(long playlistId, long videoId) {
        return execute("DELETE FROM PlaylistItems WHERE PlaylistID = ?1 AND VideoID = ?2", playlistId, videoId);
    }

    /** Gives all items of a playlist new ranks in the same order, with gaps of {@link SparseRanks#STEP}. */
    void renumber(long playlistId) {
        List<?> rows = entities.createNativeQuery("SELECT MIN(SortRank), MAX(SortRank), COUNT(*) FROM PlaylistItems"
                        + " WHERE PlaylistID = ?1 HAVING COUNT(*) > 0")
                .setParameter(1, playlistId)
                .getResultList();
        for (Object row : rows) {
            Object[] range = (Object[]) row;
            long start = SparseRanks.renumberingStart(
                    ((Number) range[0]).longValue(), ((Number) range[1]).longValue(), ((Number) range[2]).intValue());
            execute(
                    "UPDATE PlaylistItems i JOIN (SELECT VideoID, ROW_NUMBER() OVER (ORDER BY SortRank) AS Place"
                            + " FROM PlaylistItems WHERE PlaylistID = ?1) o ON o.VideoID = i.VideoID"
                            + " SET i.FormerRank = i.SortRank, i.SortRank = ?2 + o.Place * ?3 WHERE i.PlaylistID = ?1",
                    playlistId,
                    start,
                    SparseRanks.STEP);
            execute("UPDATE Playlists SET Numbering = Numbering + 1 WHERE PlaylistID = ?1", playlistId);
        }
    }

    /** Returns the keys of at most {@code limit} playlists that contain a video, in ascending order. */
    @Transactional
    List<Long> playlistsWith(long videoId, int limit) {
        return numbers(
                "SELECT PlaylistID FROM PlaylistItems WHERE VideoID = ?1 ORDER BY PlaylistID LIMIT ?2", videoId, limit);
    }

    /** Returns the keys of the lists of a channel that contain a video, visible or not; with its watch-later list. */
    @Transactional
    Set<Long> listsOf(long channelId, String hash) {
        return Set.copyOf(numbers(
                "SELECT p.PlaylistID FROM Videos v STRAIGHT_JOIN Playlists p STRAIGHT_JOIN PlaylistItems i"
                        + " ON i.PlaylistID = p.PlaylistID AND i.VideoID = v.VideoID"
                        + " WHERE v.PathHash = ?1 AND p.ChannelID = ?2",
                hash,
                channelId));
    }

    /** Removes at most {@code limit} items of a playlist that does not exist any more, and returns their number. */
    @Transactional
    int removeSome(long playlistId, int limit) {
        return execute("DELETE FROM PlaylistItems WHERE PlaylistID = ?1 LIMIT ?2", playlistId, limit);
    }

    private OptionalLong number(String sql, Object... parameters) {
        return numbers(sql, parameters).stream().mapToLong(Long::longValue).findFirst();
    }

    private List<Long> numbers(String sql, Object... parameters) {
        List<?> rows = query(sql, parameters).getResultList();
        return rows.stream().map(number -> ((Number) number).longValue()).toList();
    }

    private int execute(String sql, Object... parameters) {
        return query(sql, parameters).executeUpdate();
    }

    private Query query(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
