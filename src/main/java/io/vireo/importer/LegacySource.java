package io.vireo.importer;

import io.vireo.platform.database.OriginalTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Driver;

/** Reads the legacy database in one read-only transaction: all rows are of one snapshot (for InnoDB tables), and none is changed. */
final class LegacySource implements AutoCloseable {
    private static final Map<String, List<String>> TABLES = Map.of(
            "Channels", List.of("ChannelID", "Username", "Password"),
            "ChannelDetails", List.of("ChannelID", "Fname", "Mname", "Lname", "Email", "Birth"),
            "Videos", List.of("VideoID", "PathHash", "ChannelID", "Title", "Description", "Upload", "Like", "Dislike"));

    private static final int ROWS_AT_A_TIME = 1000;

    private final Connection connection;

    /** Receives the rows of a table, one at a time. */
    interface Sink<T> {
        void take(T row) throws SQLException;
    }

    private LegacySource(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the legacy database.
     *
     * @throws MigrationRejectedException if the tables are not those of the original service
     */
    static LegacySource open(ImportArguments importArguments) throws SQLException {
        Properties options = new Properties();
        options.setProperty("connectTimeout", "5000");
        if (importArguments.user() != null) {
            options.setProperty("user", importArguments.user());
        }
        if (importArguments.password() != null) {
            options.setProperty("password", importArguments.password());
        }
        Connection connection = new Driver().connect(importArguments.from(), options);
        LegacySource legacySource = null;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION wait_timeout = 604800, net_write_timeout = 3600"); // copying can take hours
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            legacySource = new LegacySource(connection);
            legacySource.requireTables();
            return legacySource;
        } finally {
            if (legacySource == null) {
                connection.close();
            }
        }
    }

    /** Returns a name of the database and its server that does not depend on the URL. */
    String identity() throws SQLException {
        return ImportTargetDatabase.identity(connection);
    }

    void accounts(Sink<LegacyAccount> sink) throws SQLException {
        each(
                "SELECT ChannelID, Username, Password FROM Channels ORDER BY ChannelID",
                row -> sink.take(new LegacyAccount(row.getLong(1), row.getString(2), row.getString(3))));
    }

    void details(Sink<LegacyDetails> sink) throws SQLException {
        each(
                "SELECT ChannelID, Fname, Mname, Lname, Email, CAST(Birth AS CHAR) FROM ChannelDetails",
                row -> sink.take(new LegacyDetails(
                        number(row, 1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))));
    }

    void videos(Sink<LegacyVideo> sink) throws SQLException {
        each(
                "SELECT VideoID, PathHash, ChannelID, Title, Description, CAST(Upload AS CHAR), `Like`, `Dislike`"
                        + " FROM Videos ORDER BY VideoID",
                row -> sink.take(new LegacyVideo(
                        row.getLong(1),
                        row.getString(2),
                        number(row, 3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getInt(8))));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private void each(String query, Sink<ResultSet> sink) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    sink.take(rows);
                }
            }
        }
    }

    private void requireTables() throws SQLException {
        Optional<String> renaming = OriginalTables.renaming(connection);
        if (renaming.isPresent()) {
            throw new MigrationRejectedException(
                    "The table names of --from differ in case, as in a dump from Windows or macOS."
                            + " Run this in a copy of it, and repeat the import: " + renaming.get() + ";");
        }
        for (Map.Entry<String, List<String>> table : new TreeMap<>(TABLES).entrySet()) {
            List<String> found = ImportTargetDatabase.texts(
                    connection,
                    "SELECT COLUMN_NAME FROM information_schema.COLUMNS"
                            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?",
                    table.getKey());
            if (!found.containsAll(table.getValue())) {
                throw new MigrationRejectedException("--from is not the database of an original Vireo: missing table "
                        + table.getKey() + " with the columns " + String.join(", ", table.getValue()) + ".");
            }
            if (found.contains("TokenGeneration")) {
                throw new MigrationRejectedException("--from is a database that this Vireo has already upgraded:"
                        + " set vireo.db.url to it; an import is not necessary.");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
