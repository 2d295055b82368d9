package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Runs SQL statements with parameters. */
public final class Statements {
    private Statements() {}

    /** Converts the current row. */
    public interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Does something with the current row. */
    public interface Handling<E extends Exception> {
        void handle(ResultSet row) throws SQLException, E;
    }

    public static <T> List<T> select(Connection connection, Reading<T> reading, String sql, Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        forEach(connection, 0, row -> rows.add(reading.from(row)), sql, parameters);
        return rows;
    }

    /**
     * Handles each row.
     *
     * @param fetched how many rows are in memory at once; 0 for all
     */
    public static <E extends Exception> void forEach(
            Connection connection, int fetched, Handling<E> handling, String sql, Object... parameters)
            throws SQLException, E {
        try (PreparedStatement select = prepare(connection, sql, parameters)) {
            select.setFetchSize(fetched);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    handling.handle(row);
                }
            }
        }
    }

    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = prepare(connection, sql, parameters)) {
            return update.executeUpdate();
        }
    }

    /** Returns numbers as a parameter for {@code JSON_TABLE}. */
    public static String json(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
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
