package io.vireo.playlist;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import io.vireo.video.VideoAccess;
import io.vireo.video.Visibility;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Reads the items of playlists as entries of lists, by prepared statements over JDBC as the catalogue does. */
@Component
class PlaylistVideoRepository {
    private static final String ITEMS =
            "SELECT i.VideoID AS id, i.SortRank AS sort_rank, v.ChannelID AS owner, v.Published AS published,"
                    + " v.Blocked <> 0 AS blocked, " + Kind.LISTED_VIDEO.columns()
                    + " FROM PlaylistItems i STRAIGHT_JOIN Videos v ON v.VideoID = i.VideoID" + UniversalBody.JOINS
                    + " WHERE i.PlaylistID = ?";
    private static final String AFTER = " AND i.SortRank > ? ORDER BY i.SortRank LIMIT ?";
    private static final String BEFORE = " AND i.SortRank < ? ORDER BY i.SortRank DESC LIMIT ?";
    private static final String RANK_OF_HASH = "SELECT i.SortRank FROM Videos v"
            + " STRAIGHT_JOIN PlaylistItems i ON i.PlaylistID = ? AND i.VideoID = v.VideoID WHERE v.PathHash = ?";
    private static final String HASHES = "SELECT i.SortRank, v.PathHash FROM PlaylistItems i"
            + " STRAIGHT_JOIN Videos v ON v.VideoID = i.VideoID WHERE i.PlaylistID = ? ORDER BY i.SortRank";
    private static final String NUMBERING = "SELECT Numbering FROM Playlists WHERE PlaylistID = ?";
    private static final String TRANSLATED_RANK =
            "SELECT COALESCE(MAX(SortRank), ?) FROM PlaylistItems WHERE PlaylistID = ? AND FormerRank <= ?";
    private static final String RANK = "SELECT SortRank FROM PlaylistItems WHERE PlaylistID = ? AND VideoID = ?";

    /**
     * An item of a playlist, visible or not.
     *
     * @param access who may see the video; without a key, which no caller presents for an item
     */
    record Item(long videoId, long rank, VideoAccess access, UniversalBody video) {}

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    /** Returns at most {@code limit} items with ranks greater than {@code after}, in order. */
    List<Item> items(long playlistId, long after, int limit) {
        return select(PlaylistVideoRepository::item, ITEMS + AFTER, playlistId, after, limit);
    }

    /** Returns at most {@code limit} items with ranks less than {@code before}, in reverse order. */
    List<Item> itemsBefore(long playlistId, long before, int limit) {
        return select(PlaylistVideoRepository::item, ITEMS + BEFORE, playlistId, before, limit);
    }

    /** Returns the rank of a video; empty if the playlist does not contain it. */
    OptionalLong rank(long playlistId, String hash) {
        return select(row -> row.getLong(1), RANK_OF_HASH, playlistId, hash).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Item item(ResultSet row) throws SQLException {
        VideoAccess access = new VideoAccess(
                row.getLong("owner"),
                row.getBoolean("published"),
                Visibility.of(row.getString("visibility")),
                row.getBoolean("blocked"),
                null,
                0);
        return new Item(row.getLong("id"), row.getLong("sort_rank"), access, Kind.LISTED_VIDEO.read(row));
    }

    /** Returns the hash paths of all videos of a playlist, visible or not, in order. */
    List<String> hashes(long playlistId) {
        return select(row -> row.getString(2), HASHES, playlistId);
    }

    /** Returns the current numbering of a playlist; 0 if it does not exist. */
    int numbering(long playlistId) {
        return select(row -> row.getInt(1), NUMBERING, playlistId).stream()
                .findFirst()
                .orElse(0);
    }

    /**
     * Returns the rank after which a list continues.
     *
     * @param position the position of an earlier request, whose ranks may be of an earlier numbering
     * @param numbering the current numbering
     */
    long rank(long playlistId, PlaylistPosition position, int numbering) {
        if (position.numbering() == numbering) {
            return position.rank();
        }
        if (position.numbering() == numbering - 1) {
            return select(row -> row.getLong(1), TRANSLATED_RANK, Long.MIN_VALUE, playlistId, position.rank())
                    .get(0);
        }
        OptionalLong current = select(row -> row.getLong(1), RANK, playlistId, position.videoId()).stream()
                .mapToLong(Long::longValue)
                .findFirst();
        return current.orElse(Long.MIN_VALUE);
    }

    private <T> List<T> select(Statements.Reading<T> reading, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return Statements.select(connection, reading, sql, parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
