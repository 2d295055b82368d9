package io.vireo.search;

import io.vireo.changelog.RowKey;
import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.search.SearchPage.Hit;
import io.vireo.streaming.SpokenText;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads the videos and channels that anybody may find. */
@Component
class RowRepository {
    /** Which videos anybody may find. */
    private static final String VISIBLE = " WHERE " + UniversalBody.SEARCHABLE_VIDEO;

    private static final String VISIBLE_CHANNEL = " WHERE " + UniversalBody.SEARCHABLE_CHANNEL;
    private static final String IN = " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID BIGINT PATH '$')) i STRAIGHT_JOIN ";
    private static final String VIDEOS = IN + "Videos v ON v.VideoID = i.ID";
    private static final String CHANNELS = IN + "Channels c ON c.ChannelID = i.ID";
    private static final String CHANNEL_KEY = "c.ChannelID + (1 << " + RowKey.KIND_BITS + ")";

    private static final String INDEXED_VIDEOS = "SELECT v.VideoID, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', v.Upload),"
            + " v.Title, v.Description, v.DurationMillis, " + UniversalBody.TAGS + ", " + SpokenText.FILES + VIDEOS
            + UniversalBody.JOINS
            + VISIBLE;
    private static final String INDEXED_CHANNELS =
            "SELECT " + CHANNEL_KEY + ", 0, c.Username, '', NULL, NULL, NULL" + CHANNELS + VISIBLE_CHANNEL;
    private static final String KEYS =
            "(SELECT v.VideoID AS k FROM Videos v FORCE INDEX (PRIMARY)" + UniversalBody.JOINS
                    + VISIBLE
                    + " AND v.VideoID > ? ORDER BY v.VideoID LIMIT ?) UNION ALL (SELECT " + CHANNEL_KEY + " AS k"
                    + " FROM Channels c" + VISIBLE_CHANNEL
                    + " AND c.ChannelID > ? ORDER BY c.ChannelID LIMIT ?) ORDER BY k LIMIT ?";
    private static final String SHOWN_VIDEOS =
            "SELECT v.VideoID AS id, " + Kind.LISTED_VIDEO.columns() + VIDEOS + UniversalBody.JOINS + VISIBLE;
    private static final String SHOWN_CHANNELS =
            "SELECT " + CHANNEL_KEY + " AS id, " + Kind.CHANNEL.columns() + CHANNELS + VISIBLE_CHANNEL;

    private static final String POPULARITY =
            "SELECT t.VideoID, LOG2(1 + GREATEST(0, t.Views + 8 * (t.Likes + t.LikesBefore)))" + IN
                    + "VideoTallies t ON t.VideoID = i.ID";

    private static final String NO_IDS = "[]";

    /** Rows in memory at once; each may have 256 KiB of captions. */
    private static final int FETCHED = 16;

    @Inject
    ReplicaRouter replicas;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** Returns the version of the shown data, see {@link ReplicaRouter#version()}. */
    long version() {
        return replicas.version();
    }

    /** Returns the entries of the hits, in their order, without those that are not public any more. */
    List<Hit> hits(List<RankedPosition> positions) throws SQLException {
        List<Long> keys = positions.stream().map(RankedPosition::key).toList();
        Map<Long, UniversalBody> bodies = new HashMap<>();
        if (!keys.isEmpty()) {
            replicas.read(connection -> {
                read(connection, SHOWN_VIDEOS, Kind.LISTED_VIDEO, ids(keys, false), bodies);
                return read(connection, SHOWN_CHANNELS, Kind.CHANNEL, ids(keys, true), bodies);
            });
        }
        return positions.stream()
                .flatMap(position ->
                        Stream.ofNullable(bodies.get(position.key())).map(body -> new Hit(position, body)))
                .toList();
    }

    private static Map<Long, UniversalBody> read(
            Connection connection, String sql, Kind kind, String ids, Map<Long, UniversalBody> bodies)
            throws SQLException {
        if (!ids.equals(NO_IDS)) {
            Statements.select(connection, row -> bodies.put(row.getLong("id"), kind.read(row)), sql, ids);
        }
        return bodies;
    }

    /** Takes a row. */
    interface Taking {
        void take(IndexedRow row) throws IOException;
    }

    /** Reads the rows to index of those with the given keys, from the primary, in no particular order, and few of them at once. */
    void forEach(Collection<Long> keys, Taking taking) throws SQLException, IOException {
        try (Connection connection = primary.getConnection()) {
            Statements.Handling<IOException> handling = row -> taking.take(row(row));
            Statements.forEach(connection, FETCHED, handling, INDEXED_VIDEOS, ids(keys, false));
            Statements.forEach(connection, FETCHED, handling, INDEXED_CHANNELS, ids(keys, true));
        }
    }

    private static IndexedRow row(ResultSet row) throws SQLException {
        long millis = row.getLong(5);
        OptionalLong duration = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(millis);
        String tags = row.getString(6);
        return new IndexedRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                duration,
                tags == null ? List.of() : List.of(tags.split("\n")),
                SpokenText.plain(row.getBytes(7)));
    }

    /** Returns the logarithms of views and likes of those of the videos that have some, by their keys. */
    Map<Long, Double> popularity(Collection<Long> keys) throws SQLException {
        Map<Long, Double> popularity = new HashMap<>();
        replicas.read(connection -> Statements.select(
                connection, row -> popularity.put(row.getLong(1), row.getDouble(2)), POPULARITY, ids(keys, false)));
        return popularity;
    }

    /** Returns the keys of the rows to index after a key, in order, from the primary. */
    List<Long> keys(long after, int max) throws SQLException {
        long afterVideo = RowKey.isChannel(after) ? Long.MAX_VALUE : after;
        long afterChannel = RowKey.isChannel(after) ? RowKey.id(after) : Integer.MIN_VALUE;
        try (Connection connection = primary.getConnection()) {
            return Statements.select(connection, row -> row.getLong(1), KEYS, afterVideo, max, afterChannel, max, max);
        }
    }

    private static String ids(Collection<Long> keys, boolean channels) {
        return Statements.json(keys.stream()
                .filter(key -> RowKey.isChannel(key) == channels)
                .map(RowKey::id)
                .toList());
    }
}
