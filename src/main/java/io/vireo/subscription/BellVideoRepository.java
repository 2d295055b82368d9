package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.VideoAccess;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the listed videos of channels whose subscription has the bell, by prepared statements over JDBC as {@link FeedRepository} does. */
@Component
class BellVideoRepository {
    /** Each channel is one range of this index, which is read from its beginning and covers the query. */
    private static final String LISTED = " FROM Videos v FORCE INDEX (Videos_listed_of_channel) WHERE "
            + VideoAccess.IS_LISTED + " AND v.ChannelID = ";

    private static final String NEWEST_FIRST = " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT ";
    private static final String CHANNELS = "SELECT s.ChannelID, COALESCE(s.BellSince, s.Since), (SELECT v.Upload"
            + LISTED + "s.ChannelID" + NEWEST_FIRST + "1) FROM Subscriptions s WHERE s.SubscriberID = ? AND s.Bell = 1";
    private static final String OF_CHANNEL = "(SELECT v.Upload, v.VideoID" + LISTED + "? AND v.Upload >= ?";
    private static final String AFTER = " AND v.Upload <= ? AND (v.Upload < ? OR v.VideoID < ?)";
    private static final String VIDEOS = "SELECT v.VideoID, v.PathHash, c.Username, v.Title, v.Upload"
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID BIGINT PATH '$')) i STRAIGHT_JOIN Videos v ON v.VideoID = i.ID"
            + " JOIN Channels c ON c.ChannelID = v.ChannelID WHERE " + VideoAccess.IS_LISTED
            + " ORDER BY v.Upload DESC, v.VideoID DESC";

    /**
     * A channel with listed videos.
     *
     * @param since when the bell was turned on
     * @param newest the upload time of its newest video
     */
    record BellChannel(long id, Instant since, Instant newest) {}

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    /** Returns the channels with the bell, in no particular order. */
    List<BellChannel> channels(long subscriberId) {
        return select(BellVideoRepository::channel, CHANNELS, subscriberId).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<BellChannel> channel(ResultSet row) throws SQLException {
        Timestamp newest = row.getTimestamp(3);
        return newest == null
                ? Optional.empty()
                : Optional.of(
                        new BellChannel(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), newest.toInstant()));
    }

    /** Returns the newest videos of each channel, at most {@code limit} of each, in no particular order. */
    List<FeedPosition> positions(List<BellChannel> channels, Instant since, @Nullable FeedPosition after, int limit) {
        String branch = OF_CHANNEL + (after == null ? "" : AFTER) + NEWEST_FIRST + "?)";
        List<Object> parameters = new ArrayList<>();
        for (BellChannel channel : channels) {
            parameters.add(channel.id());
            parameters.add(Timestamp.from(BellVideos.latest(since, channel.since())));
            if (after != null) {
                Timestamp upload = Timestamp.from(after.upload());
                parameters.addAll(List.of(upload, upload, after.videoId()));
            }
            parameters.add(limit);
        }
        return select(
                row -> new FeedPosition(row.getTimestamp(1).toInstant(), row.getLong(2)),
                String.join(" UNION ALL ", Collections.nCopies(channels.size(), branch)),
                parameters.toArray());
    }

    /** Returns the videos at these positions, newest first, without those that are not listed any more. */
    List<BellVideo> entries(List<FeedPosition> positions) {
        return select(
                row -> new BellVideo(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()),
                VIDEOS,
                Statements.json(positions.stream().map(FeedPosition::videoId).toList()));
    }

    private <T> List<T> select(Statements.Reading<T> reading, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return Statements.select(connection, reading, sql, parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
