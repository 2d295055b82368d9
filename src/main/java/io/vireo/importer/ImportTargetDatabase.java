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

/** The database that is taken into: nobody may be using it, and it may hold nothing but what a start makes. */
final class ImportTargetDatabase {
    /** What a channel or a video leaves a row in, also after it is gone: its number must not be given anew. */
    private static final List<String> OWN =
            List.of("Channels", "Videos", "DeletedChannels", "PendingFileDeletions", "LegacyImports");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;

    ImportTargetDatabase(Connection connection) {
        this.connection = connection;
    }

    /** The database and its server, however it was reached. */
    static String identity(Connection connection) throws SQLException {
        return texts(connection, "SELECT CONCAT(DATABASE(), ' on ', @@hostname, ':', @@port, ' in ', @@datadir)")
                .get(0);
    }

    /** When this original was taken into it; empty if it was not. */
    Optional<String> takenOver(String original) throws SQLException {
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

    /** @throws MigrationRejectedException if it is the original itself, or in use, or has accounts or videos of its own */
    void requireFit(String original) throws SQLException {
        if (identity(connection).equals(original)) {
            throw new MigrationRejectedException(
                    "vireo.db.url is the original database. To take it over in place, start Vireo with that"
                            + " setting; to keep the original as it is, set another database.");
        }
        requireAlone();
        requireEmpty();
    }

    /** A connection that was just closed is there a moment longer, on the side of the server. */
    private void requireAlone() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
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

    /** Without the right to see everybody's there are those of our own user, which is every Vireo's. */
    private List<String> others() throws SQLException {
        return texts(
                connection,
                "SELECT CONCAT(USER, ' from ', HOST) FROM information_schema.PROCESSLIST"
                        + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()");
    }

    /** @throws MigrationRejectedException unless it is; within a transaction it stays so */
    void requireEmpty() throws SQLException {
        for (String table : OWN) {
            if (exists(table)
                    && !texts(connection, "SELECT 1 FROM " + table + " LIMIT 1 LOCK IN SHARE MODE")
                            .isEmpty()) {
                throw new MigrationRejectedException(
                        "The database of vireo.db.url has been used already (there are rows in " + table
                                + "): an original can only be taken into an empty database.");
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

    /** The first column of every row. */
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
