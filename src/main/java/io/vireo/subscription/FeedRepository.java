package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import io.vireo.video.VideoAccess;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the listed videos of channels, newest first, by prepared statements over JDBC as the catalogue does. */
@Component
class FeedRepository {
    /** Each channel is one range of this index, which is read from its beginning and covers the query. */
    private static final String LISTED_OF_CHANNEL = " FROM Videos v FORCE INDEX (Videos_listed_of_channel) WHERE "
            + VideoAccess.IS_LISTED + " AND v.ChannelID = ";

    private static final String NEWEST_FIRST = " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT ";
    private static final String NEWEST_OF_EACH =
            "SELECT s.ChannelID, (SELECT v.Upload" + LISTED_OF_CHANNEL + "s.ChannelID";
    private static final String SUBSCRIPTIONS = "1) FROM Subscriptions s WHERE s.SubscriberID = ?";
    private static final String OF_CHANNEL = "(SELECT v.Upload, v.VideoID" + LISTED_OF_CHANNEL + "?";
    private static final String AFTER = " AND v.Upload <= ? AND (v.Upload < ? OR v.VideoID < ?)";
    private static final String UNWATCHED =
            " AND NOT EXISTS (SELECT 1 FROM WatchHistory h WHERE h.ChannelID = ? AND h.VideoID = v.VideoID)";
    private static final String NOT_BEFORE = " AND v.Upload >= ?";
    /** The number of subscriptions from which on the newest videos of the site are read first. */
    private static final int MANY = 300;

    private static final String IS_MANY =
            "SELECT 1 FROM Subscriptions s WHERE s.SubscriberID = ? LIMIT 1 OFFSET " + (MANY - 1);

    /** The newest videos of the site that one query compares with the subscriptions. */
    private static final int NEWEST = 2000;

    private static final String NEWEST_OF_SITE =
            "SELECT v.Upload, v.VideoID FROM (SELECT v.Upload, v.VideoID, v.ChannelID FROM Videos v FORCE INDEX (Videos_listed)"
                    + " WHERE " + VideoAccess.IS_LISTED;
    private static final String SUBSCRIBED = NEWEST_FIRST + NEWEST + ") v STRAIGHT_JOIN Subscriptions s"
            + " ON s.SubscriberID = ? AND s.ChannelID = v.ChannelID WHERE 1 = 1";

    private static final String VIDEOS = "SELECT v.VideoID AS id, " + Kind.LISTED_VIDEO.columns()
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID BIGINT PATH '$')) i STRAIGHT_JOIN Videos v ON v.VideoID = i.ID"
            + UniversalBody.JOINS + " WHERE " + VideoAccess.IS_LISTED;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    /**
     * The feed of a channel.
     *
     * @param isUnwatched whether it is without the videos in the channel's history
     */
    record Feed(long subscriberId, boolean isUnwatched) {}

    /** A channel and the upload time of its newest video in a feed. */
    record ActiveChannel(long id, Instant newest) {}

    /** Returns the channels with videos in a feed, in no particular order. */
    List<ActiveChannel> channels(Feed feed) {
        String sql = NEWEST_OF_EACH + (feed.isUnwatched() ? UNWATCHED : "") + NEWEST_FIRST + SUBSCRIPTIONS;
        Object[] parameters = new Object[feed.isUnwatched() ? 2 : 1];
        Arrays.fill(parameters, feed.subscriberId());
        return select(FeedRepository::channel, sql, parameters).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ActiveChannel> channel(ResultSet row) throws SQLException {
        Timestamp newest = row.getTimestamp(2);
        return newest == null ? Optional.empty() : Optional.of(new ActiveChannel(row.getLong(1), newest.toInstant()));
    }

    /**
     * Returns the newest videos of each channel in a feed, at most {@code limit} of each, in no particular order.
     *
     * @param after the position that precedes all; null for the beginning
     * @param notBefore the earliest upload time; null for any
     */
    List<FeedPosition> videos(
            Feed feed,
            List<ActiveChannel> channels,
            @Nullable FeedPosition after,
            @Nullable Instant notBefore,
            int limit) {
        String branch = OF_CHANNEL + (after == null ? "" : AFTER) + (notBefore == null ? "" : NOT_BEFORE)
                + (feed.isUnwatched() ? UNWATCHED : "") + NEWEST_FIRST + "?)";
        List<Object> parameters = new ArrayList<>();
        for (ActiveChannel channel : channels) {
            parameters.add(channel.id());
            if (after != null) {
                Timestamp upload = Timestamp.from(after.upload());
                parameters.addAll(List.of(upload, upload, after.videoId()));
            }
            if (notBefore != null) {
                parameters.add(Timestamp.from(notBefore));
            }
            if (feed.isUnwatched()) {
                parameters.add(feed.subscriberId());
            }
            parameters.add(limit);
        }
        String union = String.join(" UNION ALL ", Collections.nCopies(channels.size(), branch));
        return select(
                row -> new FeedPosition(row.getTimestamp(1).toInstant(), row.getLong(2)), union, parameters.toArray());
    }

    /** Returns whether the subscriber has so many subscriptions that {@link #newestOfSite} is likely to find a page. */
    boolean hasMany(Feed feed) {
        return !select(row -> row.getInt(1), IS_MANY, feed.subscriberId()).isEmpty();
    }

    /**
     * Returns the first videos of a feed after a position, newest first, as far as they are among the newest {@value #NEWEST} of the site
     * after it. If they are {@code limit}, the feed has no newer ones.
     *
     * @param after null for the beginning
     */
    List<FeedPosition> newestOfSite(Feed feed, @Nullable FeedPosition after, int limit) {
        List<Object> parameters = new ArrayList<>();
        if (after != null) {
            Timestamp upload = Timestamp.from(after.upload());
            parameters.addAll(List.of(upload, upload, after.videoId()));
        }
        parameters.add(feed.subscriberId());
        if (feed.isUnwatched()) {
            parameters.add(feed.subscriberId());
        }
        parameters.add(limit);
        String sql = NEWEST_OF_SITE + (after == null ? "" : AFTER) + SUBSCRIBED + (feed.isUnwatched() ? UNWATCHED : "")
                + NEWEST_FIRST + "?";
        return select(
                row -> new FeedPosition(row.getTimestamp(1).toInstant(), row.getLong(2)), sql, parameters.toArray());
    }

    /** Returns the entries of videos in their order, without those that are not listed any more. */
    List<UniversalBody> entries(List<FeedPosition> positions) {
        Map<Long, UniversalBody> entries = new HashMap<>();
        String ids =
                Statements.json(positions.stream().map(FeedPosition::videoId).toList());
        select(row -> Map.entry(row.getLong("id"), Kind.LISTED_VIDEO.read(row)), VIDEOS, ids)
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        List<UniversalBody> ordered = new ArrayList<>();
        for (FeedPosition position : positions) {
            UniversalBody entry = entries.get(position.videoId());
            if (entry != null) {
                ordered.add(entry);
            }
        }
        return ordered;
    }

    private <T> List<T> select(Statements.Reading<T> reading, String sql, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return Statements.select(connection, reading, sql, parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
