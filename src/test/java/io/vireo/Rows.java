package io.vireo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes the database of the servers under test, for states that no API call can reach, or only slowly. */
public final class Rows {
    private Rows() {}

    /** The statements of a transaction. */
    interface Statements {
        void execute(Transaction transaction) throws SQLException;
    }

    /** An open transaction. */
    record Transaction(Connection connection) {
        void change(String sql, Object... parameters) throws SQLException {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.executeUpdate();
            }
        }
    }

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

    /** Executes statements in one transaction, again if it is rolled back because of a deadlock with the server's own. */
    static void transaction(Statements statements) throws SQLException {
        try (Connection connection = TestServer.database().getConnection()) {
            connection.setAutoCommit(false);
            for (boolean done = false; !done; ) {
                try {
                    statements.execute(new Transaction(connection));
                    connection.commit();
                    done = true;
                } catch (SQLTransactionRollbackException e) {
                    connection.rollback();
                }
            }
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
