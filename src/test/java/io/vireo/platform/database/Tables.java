package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Executes SQL statements in a database. */
final class Tables {
    private Tables() {}

    static String version(DataSource source) throws SQLException {
        return query(source, "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
                .get(0);
    }

    /** Returns the definition of all tables, without traces of their history such as counters and additional indexes. */
    static List<String> definition(DataSource source) throws SQLException {
        return query(
                source,
                "SELECT TABLE_NAME, ORDINAL_POSITION, COLUMN_NAME, COLUMN_TYPE, COLUMN_DEFAULT, IS_NULLABLE,"
                        + " COLLATION_NAME, EXTRA FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'"
                        + " UNION SELECT TABLE_NAME, 0, ENGINE, ROW_FORMAT, TABLE_COLLATION, '', '', ''"
                        + " FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'"
                        + " UNION SELECT TABLE_NAME, 0, CONSTRAINT_NAME, DELETE_RULE, '', '', '', ''"
                        + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()"
                        + " UNION SELECT TABLE_NAME, SEQ_IN_INDEX, INDEX_NAME, COLUMN_NAME, NON_UNIQUE, '', '', ''"
                        + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_NAME <> 'flyway_schema_history' AND INDEX_NAME LIKE CONCAT(TABLE_NAME, '\\_%')"
                        + " ORDER BY 1, 2, 3, 4");
    }

    static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the rows with their values joined by {@code |}. */
    static List<String> query(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
