package io.vireo.operator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that the operator's commands share, in the transaction of the command. */
final class CommandDatabase {
    private static final String LOG =
            "INSERT INTO ModerationLog (Created, ActorID, Action, Kind, SubjectID, PublicID, Reason,"
                    + " BeforeState, AfterState) VALUES (?, NULL, ?, 'channel', ?, '', ?, ?, ?)";

    private static final String DECIDE = "INSERT INTO Decisions"
            + " (Kind, SubjectID, OwnerID, ModeratorID, Action, Title, PublicID, Created, Reason) ";
    private static final String ENQUEUE = "INSERT INTO Jobs (Kind, JobKey, Payload, Created, NextAttemptAt)"
            + " VALUES (?, ?, '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE JobID = JobID";

    /** Stands for the operator as the moderator of a decision. */
    private static final int OPERATOR = 0;

    private final Connection connection;

    CommandDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Returns the time of the database in epoch milliseconds. */
    long now() throws SQLException {
        return Long.parseLong(
                rows("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)").get(0)[0]);
    }

    /** Returns the columns of all rows as text; null stays null. */
    List<@Nullable String[]> rows(String query, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<@Nullable String[]> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getString(i + 1);
                }
                all.add(row);
            }
            return all;
        }
    }

    int change(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /**
     * Locks the channel with a username and returns its key.
     *
     * @throws CommandRejectedException if there is none
     */
    long lockChannel(String name) throws SQLException {
        // one that is being deleted has been suspended since the epoch
        return rows(
                        "SELECT ChannelID FROM Channels WHERE Username = ? AND COALESCE(StandingSince, 1) > 0 FOR UPDATE",
                        name)
                .stream()
                .map(row -> Long.parseLong(row[0]))
                .findFirst()
                .orElseThrow(() -> new CommandRejectedException("there is no channel " + name + "."));
    }

    /**
     * Records a decision of the operator and returns its number.
     *
     * @param kind {@code channel} or {@code video}
     * @param subject the key of its row
     */
    long decide(String kind, long subject, String action, String reason) throws SQLException {
        String row = kind.equals("channel")
                ? "SELECT ?, ChannelID, ChannelID, ?, ?, Username, Username, ?, ? FROM Channels WHERE ChannelID = ?"
                : "SELECT ?, VideoID, ChannelID, ?, ?, Title, PathHash, ?, ? FROM Videos WHERE VideoID = ?";
        change(DECIDE + row, kind, OPERATOR, action, now(), reason, subject);
        return Long.parseLong(rows("SELECT LAST_INSERT_ID()").get(0)[0]);
    }

    /** Enqueues a job, which a node runs as soon as one is up; keeps one that is queued. */
    void enqueue(String kind, long key) throws SQLException {
        change(ENQUEUE, kind, Long.toString(key));
    }

    /** Appends an act of the operator to the moderation log. */
    void log(String action, long channelId, String reason, String before, String after) throws SQLException {
        change(LOG, now(), action, channelId, reason, before, after);
    }
}
