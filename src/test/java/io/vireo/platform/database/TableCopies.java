package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copies the tables of another database of the same server, with their rows. */
final class TableCopies {
    private TableCopies() {}

    /** @param connection to the database that gets the tables */
    static void create(Connection connection, String template) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : values(statement, "SHOW TABLES FROM " + template, 1)) {
                String original = template + ".`" + table + "`";
                statement.execute(
                        values(statement, "SHOW CREATE TABLE " + original, 2).get(0));
                if (!values(statement, "SELECT 1 FROM " + original + " LIMIT 1", 1)
                        .isEmpty()) {
                    String columns = String.join("`, `", columns(statement, template, table));
                    statement.execute("INSERT INTO `" + table + "` (`" + columns + "`) SELECT `" + columns + "` FROM "
                            + original);
                }
            }
        }
    }

    /** Returns the columns of a table, except those that the server computes. */
    private static List<String> columns(Statement statement, String database, String table) throws SQLException {
        return values(
                statement,
                "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '" + database
                        + "' AND TABLE_NAME = '" + table
                        + "' AND GENERATION_EXPRESSION IS NULL ORDER BY ORDINAL_POSITION",
                1);
    }

    private static List<String> values(Statement statement, String query, int column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }
}
