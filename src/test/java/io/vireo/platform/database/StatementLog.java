package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Records the statements that the database of the tests executes while the log is open, grouped by transaction. */
public final class StatementLog implements AutoCloseable {
    private final Connection connection = TestDatabase.administrator();

    public StatementLog() throws SQLException {
        execute("SET GLOBAL log_output = 'TABLE'");
        execute("TRUNCATE mysql.general_log");
        execute("SET GLOBAL general_log = 1");
    }

    /**
     * Stops the recording and returns the statements of each committed transaction with a matching statement. Does not contain reads
     * that JPA executes before the first statement of a transaction: the database commits them separately.
     */
    public List<List<String>> transactions(Predicate<String> one) throws SQLException {
        execute("SET GLOBAL general_log = 0");
        List<List<String>> transactions = new ArrayList<>();
        Map<Long, List<String>> open = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT thread_id, CONVERT(argument USING utf8mb4)"
                        + " FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') ORDER BY event_time")) {
            while (row.next()) {
                long thread = row.getLong(1);
                String statement = row.getString(2);
                String lower = statement.toLowerCase(Locale.ROOT);
                if (lower.startsWith("commit")) {
                    transactions.add(open.getOrDefault(thread, List.of()));
                    open.remove(thread);
                } else if (lower.startsWith("set autocommit") || lower.startsWith("rollback")) {
                    open.remove(thread);
                } else {
                    open.computeIfAbsent(thread, key -> new ArrayList<>()).add(statement);
                }
            }
        }
        return transactions.stream()
                .filter(statements -> statements.stream().anyMatch(one))
                .toList();
    }

    /** Stops the recording and returns the statements that match, committed or not. */
    public List<String> statements(Predicate<String> matching) throws SQLException {
        execute("SET GLOBAL general_log = 0");
        List<String> statements = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log"
                        + " WHERE command_type IN ('Query', 'Execute')")) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        return statements.stream().filter(matching).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("SET GLOBAL general_log = 0");
        }
    }
}
