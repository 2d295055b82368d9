package io.vireo.platform.database;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to this version's tables: an empty one, an original Vireo's three tables with their rows, or one of an earlier
 * version. Several nodes may do so at once: the others wait for the first, by Flyway's named lock in the server. A migration that
 * was interrupted or has failed is run again at the next start (docs/decisions/0005-migrations.md).
 */
final class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

    private final DataSource source;

    Migrations(DataSource source) {
        this.source = source;
    }

    /** @throws DatabaseStartupException with a sentence for the operator; the rows are as they were */
    void run() {
        try {
            requireMariaDb();
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
                .load();
        MigrationInfo[] known = flyway.info().all();
        refuseNewer(known);
        if (hasFailed(known)) {
            forgetFailed();
        }
        MigrateResult result = migrate(flyway);
        if (result.migrationsExecuted > 0) {
            LOG.log(INFO, "Brought the database to version {0}", result.targetSchemaVersion);
        }
    }

    /**
     * Flyway looks for its own table, and whether there are others, before it takes its lock (11.20.3): it fails when another node makes
     * the table in between. The second time it is there.
     */
    private static MigrateResult migrate(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayException e) {
            if (hasFailed(flyway.info().all())) {
                throw e;
            }
            LOG.log(DEBUG, "The database is brought up to date by another node, too", e);
            return flyway.migrate();
        }
    }

    private static boolean hasFailed(MigrationInfo[] migrations) {
        return Arrays.stream(migrations).anyMatch(migration -> migration.getState() == MigrationState.FAILED);
    }

    /** The sets of collations without which accounts could not be told apart came with MariaDB 10.10. */
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

    private static void refuseNewer(MigrationInfo[] migrations) {
        for (MigrationInfo migration : migrations) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED) {
                throw new DatabaseStartupException("A newer Vireo has used this database (its version is "
                        + migration.getVersion() + "); start that one, or restore a backup made before.");
            }
        }
    }

    /** Flyway's own repair would also accept changed migrations, which validation must find. */
    private void forgetFailed() throws SQLException {
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
