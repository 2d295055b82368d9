package io.vireo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes the database of the servers under test, for states that no API call can reach. */
public final class Rows {
    private Rows() {}

    /** Returns the first column of every row as text. */
    public static List<String> select(String query, Object... parameters) throws SQLException {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Executes a statement and returns the number of changed rows. */
    public static int change(String sql, Object... parameters) throws SQLException {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
