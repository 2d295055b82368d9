package io.vireo.platform.database;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Migrates the database schema to the current version: an empty database, the three tables of an original Vireo with their rows, or an
 * earlier version. Several nodes may start at once: Flyway's named lock lets one migrate while the others wait. An interrupted or
 * failed migration is repeated at the next start (docs/decisions/0005-migrations.md).
 */
final class Migrations {
    /** Suppresses the note of {@code IF NOT EXISTS}. {@code sql_notes}, which older servers have, is deprecated in MariaDB 11.4. */
    private static final String NO_NOTES = "SET SESSION /*M!110400 note_verbosity = '', */ autocommit = 1";

    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

    private final DataSource source;

    Migrations(DataSource source) {
        this.source = source;
    }

    /** @throws DatabaseStartupException with a message for the operator */
    void run() {
        try {
            requireMariaDb();
            requireTableNames();
            prepareAccounts();
            migrate();
        } catch (SQLException e) {
            throw new DatabaseStartupException("The database cannot be reached: " + e.getMessage(), e);
        } catch (FlywayException e) {
            throw new DatabaseStartupException("The database could not be brought up to date: " + cause(e), e);
        }
    }

    private void migrate() throws SQLException {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .initSql(NO_NOTES)
                .load();
        MigrationInfo[] known = flyway.info().all();
        rejectNewer(known);
        if (hasFailed(known)) {
            deleteFailed();
        } else if (isCurrent(known)) {
            return;
        }
        MigrateResult result = migrate(flyway);
        if (result.migrationsExecuted > 0) {
            LOG.log(INFO, "Migrated the database schema to version {0}", result.targetSchemaVersion);
        }
    }

    /** Returns whether the history has every script of this version, unchanged. Flyway would find that out a second time. */
    private static boolean isCurrent(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .allMatch(migration -> migration.getState() == MigrationState.BASELINE
                        || migration.getState() == MigrationState.SUCCESS
                                && migration.isChecksumMatching()
                                && migration.isDescriptionMatching()
                                && migration.isTypeMatching());
    }

    /**
     * Runs Flyway, with one retry: it checks for its own table before it acquires its lock (11.20.3), and fails when another node
     * creates the table in between.
     */
    private static MigrateResult migrate(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayException e) {
            if (hasFailed(flyway.info().all())) {
                throw e;
            }
            LOG.log(DEBUG, "Another node is migrating the database at the same time", e);
            return flyway.migrate();
        }
    }

    private static boolean hasFailed(MigrationInfo[] migrations) {
        return Arrays.stream(migrations).anyMatch(migration -> migration.getState() == MigrationState.FAILED);
    }

    /** Checks the server version: the required collations exist since MariaDB 10.10. */
    void requireMariaDb() throws SQLException {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            int major = server.getDatabaseMajorVersion();
            boolean recent = major > 10 || major == 10 && server.getDatabaseMinorVersion() >= 10;
            if (!recent || !server.getDatabaseProductName().equals("MariaDB")) {
                throw new DatabaseStartupException("Vireo needs MariaDB 10.10 or newer; the database server is "
                        + server.getDatabaseProductName() + " " + server.getDatabaseProductVersion() + ".");
            }
        }
    }

    /**
     * Checks the spelling of the original table names before any table is created, so that no empty site is created beside the
     * existing data.
     */
    private void requireTableNames() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<String> renaming = OriginalTables.renaming(connection);
            if (renaming.isPresent()) {
                throw new DatabaseStartupException(
                        "The table names of the original Vireo differ in case in this database,"
                                + " as in a dump from Windows or macOS. Run this, and start again: " + renaming.get()
                                + ";");
            }
        }
    }

    private void prepareAccounts() {
        try (Connection connection = source.getConnection()) {
            new OriginalAccounts(connection).prepare();
        } catch (SQLException e) {
            throw new DatabaseStartupException("The original accounts could not be checked: " + e.getMessage(), e);
        }
    }

    private static void rejectNewer(MigrationInfo[] migrations) {
        for (MigrationInfo migration : migrations) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED) {
                throw new DatabaseStartupException("A newer Vireo has used this database (its version is "
                        + migration.getVersion() + "); start that one, or restore a backup made before.");
            }
        }
    }

    /**
     * Removes failed migrations from Flyway's history. Flyway's own repair would also accept modified migrations, which validation
     * must detect.
     */
    private void deleteFailed() throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM flyway_schema_history WHERE success = 0");
        }
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
