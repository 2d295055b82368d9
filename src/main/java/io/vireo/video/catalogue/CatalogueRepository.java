package io.vireo.video.catalogue;

import io.vireo.video.ReplicaRouter;
import io.vireo.video.VideoEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published videos, read straight into the entries of answers. These are the site's most frequent queries, so they are prepared
 * statements: through JPA each takes twice the time of the whole query (docs/decisions/0036-catalogue-cache.md).
 */
@ApplicationScoped
class CatalogueRepository {
    /** A video, and where it stands in the list. */
    record Row(VideoEntry video, KeysetPosition place) {}

    private static final String COLUMNS =
            "c.Username, v.Title, v.PathHash, v.Upload, v.DurationMillis, v.Width, v.Height, v.VideoID";
    private static final String AFTER = " AND (v.Upload < ? OR (v.Upload = ? AND v.VideoID < ?))";
    private static final String NEWEST_FIRST = " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT ?";

    private static final String VIDEO = "SELECT " + COLUMNS + ", v.Description"
            + " FROM Videos v JOIN Channels c ON c.ChannelID = v.ChannelID WHERE v.PathHash = ? AND v.Published = 1";

    private static final String ALL = "SELECT " + COLUMNS
            + " FROM Videos v STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID WHERE v.Published = 1";

    private static final String OF_CHANNEL = "SELECT " + COLUMNS
            + " FROM Channels c JOIN Videos v ON v.ChannelID = c.ChannelID WHERE c.Username = ? AND v.Published = 1";

    @Inject
    ReplicaRouter reads;

    Optional<VideoEntry> video(String hash) {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(VIDEO)) {
                query.setString(1, hash);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(entry(row, row.getString(9))) : Optional.empty();
                }
            }
        });
    }

    /** At most {@code limit} videos of a list, after a place or from the beginning; none also when there is no such channel. */
    List<Row> list(VideoListQuery list, @Nullable KeysetPosition after, int limit) {
        String channel = list.channel();
        String sql = (channel == null ? ALL : OF_CHANNEL) + (after == null ? "" : AFTER) + NEWEST_FIRST;
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                int parameter = 0;
                if (channel != null) {
                    query.setString(++parameter, channel);
                }
                if (after != null) {
                    Timestamp upload = Timestamp.from(after.upload());
                    query.setTimestamp(++parameter, upload);
                    query.setTimestamp(++parameter, upload);
                    query.setLong(++parameter, after.id());
                }
                query.setInt(++parameter, limit);
                try (ResultSet result = query.executeQuery()) {
                    return rows(result);
                }
            }
        });
    }

    private <T> T read(ReplicaRouter.Reading<T> reading) {
        try {
            return reads.read(reading);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            VideoEntry video = entry(result, "");
            rows.add(new Row(video, new KeysetPosition(video.upload(), result.getLong(8))));
        }
        return rows;
    }

    private static VideoEntry entry(ResultSet row, String description) throws SQLException {
        return new VideoEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                description,
                row.getObject(5) instanceof Number millis ? millis.longValue() : null,
                row.getObject(6) instanceof Number width ? width.intValue() : null,
                row.getObject(7) instanceof Number height ? height.intValue() : null);
    }
}
