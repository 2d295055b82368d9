package io.vireo.subscription;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.UniversalBody.Kind;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** Reads the channels to which a channel is subscribed. Suspended channels are not among them until they return. */
@Component
class SubscribedChannelRepository {
    /** First the keys of the page, so that the columns are read for its rows only. */
    private static final String PAGE_AND = "SELECT s.Bell AS bell, s.Since AS since, " + Kind.CHANNEL.columns()
            + " FROM (SELECT o.ChannelID, o.Bell, o.Since FROM Subscriptions o STRAIGHT_JOIN Channels n"
            + " ON n.ChannelID = o.ChannelID WHERE o.SubscriberID = ? AND %s AND n.Username > ?"
            + " ORDER BY n.Username LIMIT ?) s STRAIGHT_JOIN Channels c ON c.ChannelID = s.ChannelID"
            + " ORDER BY c.Username";

    private static final String PAGE = PAGE_AND.formatted("n.Standing <> 'suspended'");
    private static final String ALL = PAGE_AND.formatted("TRUE");

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    /** Returns at most {@code limit} channels with usernames after {@code after}, in the order of usernames. */
    List<SubscribedChannel> channels(long subscriberId, String after, int limit) {
        return channels(PAGE, subscriberId, after, limit);
    }

    /** Returns channels as {@link #channels}, and those that are suspended, for the export. */
    List<SubscribedChannel> all(long subscriberId, String after, int limit) {
        return channels(ALL, subscriberId, after, limit);
    }

    private List<SubscribedChannel> channels(String sql, long subscriberId, String after, int limit) {
        try (Connection connection = database.getConnection()) {
            return Statements.select(connection, SubscribedChannelRepository::channel, sql, subscriberId, after, limit);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static SubscribedChannel channel(ResultSet row) throws SQLException {
        Instant since = Instant.ofEpochMilli(row.getLong("since"));
        return new SubscribedChannel(
                Kind.CHANNEL.read(row),
                row.getBoolean("bell"),
                DateTimeFormatter.ISO_INSTANT.format(since.truncatedTo(ChronoUnit.SECONDS)));
    }
}
