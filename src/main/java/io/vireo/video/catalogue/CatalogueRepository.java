package io.vireo.video.catalogue;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import io.vireo.video.VideoAccess;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads videos directly into entries of responses. These are the most frequent queries of the site, so they use prepared
 * statements over JDBC: with JPA each takes twice as long (docs/decisions/0036-catalogue-cache.md).
 */
@Component
public class CatalogueRepository {
    /** A video and its keyset position in the list. */
    record Row(UniversalBody video, KeysetPosition position) {}

    /** A video of the caller, which may not be published yet, or blocked by a moderator. */
    public record OwnRow(long id, boolean published, boolean blocked, UniversalBody video) {}

    private static final String VIDEO_ID = "v.VideoID AS id";
    private static final String VIDEOS = " FROM Videos v" + UniversalBody.JOINS;
    private static final String LISTED = "SELECT " + Kind.LISTED_VIDEO.columns() + ", " + VIDEO_ID + VIDEOS;

    private static final String ANY_VIDEO = "SELECT " + Kind.VIDEO.columns() + VIDEOS + " WHERE v.PathHash = ?";
    private static final String VIDEO = ANY_VIDEO + " AND " + VideoAccess.IS_LISTED;
    private static final String ALL = LISTED + " WHERE " + VideoAccess.IS_LISTED;
    /** By the primary key: the range is small, the number of all listed videos is not. */
    private static final String BETWEEN = "SELECT " + Kind.LISTED_VIDEO.columns()
            + " FROM Videos v FORCE INDEX (PRIMARY)" + UniversalBody.JOINS
            + " WHERE v.VideoID >= ? AND v.VideoID < ? AND "
            + VideoAccess.IS_LISTED + " ORDER BY v.VideoID";

    private static final String LAST_ID = "SELECT COALESCE(MAX(VideoID), 0) FROM Videos";
    private static final String OF_CHANNEL =
            LISTED + " WHERE v.ChannelID = (SELECT o.ChannelID FROM Channels o WHERE o.Username = ?) AND "
                    + VideoAccess.IS_LISTED;
    private static final String OF_TAG = "SELECT " + Kind.LISTED_VIDEO.columns() + ", " + VIDEO_ID
            + " FROM VideoTags x STRAIGHT_JOIN Videos v ON v.VideoID = x.VideoID" + UniversalBody.JOINS
            + " WHERE x.TagID = (SELECT g.TagID FROM Tags g WHERE g.Folded = ?) AND x.Shown = 1 AND "
            + VideoAccess.IS_LISTED;
    private static final String NOT_LISTED = LISTED + " WHERE v.ChannelID = ? AND " + VideoAccess.IS_NOT_LISTED;
    private static final String AFTER = " AND (v.Upload < ? OR (v.Upload = ? AND v.VideoID < ?))";
    private static final String NEWEST_FIRST = " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT ?";
    private static final String AFTER_OF_TAG = " AND (x.Upload < ? OR (x.Upload = ? AND x.VideoID < ?))";
    private static final String NEWEST_OF_TAG = " ORDER BY x.Upload DESC, x.VideoID DESC LIMIT ?";
    private static final String OWN =
            "SELECT " + Kind.VIDEO.columns() + ", " + VIDEO_ID + ", v.Published AS published, v.Blocked AS blocked"
                    + VIDEOS + " WHERE v.ChannelID = ? AND v.VideoID > ? ORDER BY v.VideoID LIMIT ?";
    private static final String CHANNEL = "SELECT " + Kind.CHANNEL.columns() + " FROM Channels c WHERE c.ChannelID = ?";

    @Inject
    ReplicaRouter replicaRouter;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** Returns a listed video with its description. */
    Optional<UniversalBody> video(String hash) {
        return read(connection -> first(connection, Kind.VIDEO, VIDEO, hash));
    }

    /** Returns a video, published or not, from the primary. */
    public Optional<UniversalBody> anyVideo(String hash) {
        return readPrimary(connection -> first(connection, Kind.VIDEO, ANY_VIDEO, hash));
    }

    /** Returns a channel from the primary. */
    Optional<UniversalBody> channel(long channelId) {
        return readPrimary(connection -> first(connection, Kind.CHANNEL, CHANNEL, channelId));
    }

    /**
     * Returns at most {@code limit} published videos of a channel that are not listed, from the primary.
     *
     * @param after the position to continue after; null for the beginning
     */
    List<Row> notListed(long channelId, @Nullable KeysetPosition after, int limit) {
        String sql = NOT_LISTED + (after == null ? "" : AFTER) + NEWEST_FIRST;
        return readPrimary(connection -> rows(connection, sql, parameters(channelId, after, limit)));
    }

    /**
     * Returns at most {@code limit} videos of a list; empty if the channel or the tag does not exist.
     *
     * @param after the position to continue after; null for the beginning
     */
    List<Row> list(VideoListQuery list, @Nullable KeysetPosition after, int limit) {
        String channel = list.channel();
        if (list.tag() != null) {
            String sql = OF_TAG + (after == null ? "" : AFTER_OF_TAG) + NEWEST_OF_TAG;
            return read(connection -> rows(connection, sql, parameters(list.tag(), after, limit)));
        }
        String sql = (channel == null ? ALL : OF_CHANNEL) + (after == null ? "" : AFTER) + NEWEST_FIRST;
        return read(connection -> rows(connection, sql, parameters(channel, after, limit)));
    }

    /** Returns the listed videos with keys from {@code from}, inclusive, to {@code to}, exclusive, in the order of their keys. */
    List<UniversalBody> listedBetween(long from, long to) {
        return read(connection -> Statements.select(connection, Kind.LISTED_VIDEO::read, BETWEEN, from, to));
    }

    /** Returns the highest key of a video; 0 if there is none. */
    long lastId() {
        return read(connection -> Statements.select(connection, row -> row.getLong(1), LAST_ID))
                .get(0);
    }

    private static Object[] parameters(@Nullable Object of, @Nullable KeysetPosition after, int limit) {
        List<Object> parameters = new ArrayList<>();
        if (of != null) {
            parameters.add(of);
        }
        if (after != null) {
            Timestamp upload = Timestamp.from(after.upload());
            parameters.addAll(List.of(upload, upload, after.id()));
        }
        parameters.add(limit);
        return parameters.toArray();
    }

    private static List<Row> rows(Connection connection, String sql, Object... parameters) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, sql, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                UniversalBody video = Kind.LISTED_VIDEO.read(row);
                rows.add(new Row(video, new KeysetPosition(video.upload(), row.getLong("id"))));
            }
        }
        return rows;
    }

    /**
     * Returns at most {@code limit} videos of a channel, published or not, from the primary, in the order of their keys.
     *
     * @param above the key to continue after
     */
    public List<OwnRow> own(long channelId, long above, int limit) {
        return readPrimary(connection -> {
            List<OwnRow> rows = new ArrayList<>();
            try (PreparedStatement query = prepare(connection, OWN, channelId, above, limit);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new OwnRow(
                            row.getLong("id"),
                            row.getBoolean("published"),
                            row.getBoolean("blocked"),
                            Kind.VIDEO.read(row)));
                }
            }
            return rows;
        });
    }

    private <T> T read(ReplicaRouter.Reading<T> reading) {
        try {
            return replicaRouter.read(reading);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private <T> T readPrimary(ReplicaRouter.Reading<T> reading) {
        try (Connection connection = primary.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static Optional<UniversalBody> first(Connection connection, Kind kind, String sql, Object key)
            throws SQLException {
        try (PreparedStatement query = prepare(connection, sql, key);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(kind.read(row)) : Optional.empty();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        return query;
    }
}
