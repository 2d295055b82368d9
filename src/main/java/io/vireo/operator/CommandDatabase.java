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
        return rows("SELECT ChannelID FROM Channels WHERE Username = ? FOR UPDATE", name).stream()
                .map(row -> Long.parseLong(row[0]))
                .findFirst()
                .orElseThrow(() -> new CommandRejectedException("there is no channel " + name + "."));
    }

    /** Appends an act of the operator to the moderation log. */
    void log(String action, long channelId, String reason, String before, String after) throws SQLException {
        change(LOG, now(), action, channelId, reason, before, after);
    }
}
