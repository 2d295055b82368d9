package io.vireo.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Checks that the target database of an import is unused: no other connections, and no data except that of a first start. */
final class ImportTargetDatabase {
    /** The tables in which channels and videos leave rows, even after deletion; their keys must not be reused. */
    private static final List<String> DATA_TABLES =
            List.of("Channels", "Videos", "DeletedChannels", "PendingFileDeletions", "LegacyImports");

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Connection connection;

    ImportTargetDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Returns a name of the database and its server that does not depend on the URL. */
    static String identity(Connection connection) throws SQLException {
        return texts(connection, "SELECT CONCAT(DATABASE(), ' on ', @@hostname, ':', @@port, ' in ', @@datadir)")
                .get(0);
    }

    /** Returns the time and the numbers of a completed import of a legacy database, as text; empty if it was not imported. */
    Optional<String> completedImport(String original) throws SQLException {
        return exists("LegacyImports")
                ? texts(
                                connection,
                                "SELECT CONCAT(DATE_FORMAT(Finished, '%Y-%m-%d %H:%i'), ' UTC, ', Accounts, ' accounts and ',"
                                        + " Videos, ' videos') FROM LegacyImports WHERE Original = ?",
                                original)
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Checks that the target can be used.
     *
     * @throws MigrationRejectedException if it is the legacy database itself, is in use, or contains accounts or videos
     */
    void requireFit(String original) throws SQLException {
        if (identity(connection).equals(original)) {
            throw new MigrationRejectedException(
                    "vireo.db.url is the original database. To upgrade it in place, start Vireo with that"
                            + " setting; to keep it unchanged, set another database.");
        }
        requireAlone();
        requireEmpty();
    }

    /** Waits briefly, because the server lists a connection for a moment after it was closed. */
    private void requireAlone() throws SQLException {
        long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        List<String> others = others();
        while (!others.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            others = others();
        }
        if (!others.isEmpty()) {
            throw new MigrationRejectedException("The database of vireo.db.url is in use (" + others.get(0)
                    + "): stop every Vireo and every other program that is connected to it.");
        }
    }

    /**
     * Returns the other connections to the database. Without the privilege to see those of all users, the connections of the own user,
     * which are those of every Vireo server.
     */
    private List<String> others() throws SQLException {
        return texts(
                connection,
                "SELECT CONCAT(USER, ' from ', HOST) FROM information_schema.PROCESSLIST"
                        + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()");
    }

    /**
     * Checks that the target contains no data; within a transaction the check holds until its end.
     *
     * @throws MigrationRejectedException if it contains data
     */
    void requireEmpty() throws SQLException {
        for (String table : DATA_TABLES) {
            if (exists(table)
                    && !texts(connection, "SELECT 1 FROM " + table + " LIMIT 1 LOCK IN SHARE MODE")
                            .isEmpty()) {
                throw new MigrationRejectedException(
                        "The database of vireo.db.url has been used already (there are rows in " + table
                                + "): the import requires an empty database.");
            }
        }
    }

    private boolean exists(String table) throws SQLException {
        return !texts(
                        connection,
                        "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?",
                        table)
                .isEmpty();
    }

    /** Returns the first column of all rows of a query. */
    static List<String> texts(Connection connection, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
