package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Access to the database for commands that run without a server: the configured one, or the embedded one, which the first connection
 * starts and {@link #close} stops.
 */
public final class OfflineDatabase implements AutoCloseable {
    private final VireoDataSource source = new VireoDataSource();

    /**
     * Returns a new connection with the application's options.
     *
     * @throws DatabaseStartupException if the embedded database is in use, or the server is of another type or too old
     */
    public Connection connect() throws SQLException {
        new Migrations(source).requireMariaDb();
        return source.getConnection();
    }

    /** Migrates the schema, as the start of a server does; throws {@link DatabaseStartupException}. */
    public void migrate() {
        new Migrations(source).run();
    }

    @Override
    public void close() {
        SharedDatabase.close();
    }
}
