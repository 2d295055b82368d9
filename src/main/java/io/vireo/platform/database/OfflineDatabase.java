package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The application's database for a command that works on it while no server runs: the one that the settings name, or the embedded
 * one, which the first connection starts and {@link #close} stops.
 */
public final class OfflineDatabase implements AutoCloseable {
    private final VireoDataSource source = new VireoDataSource();

    /**
     * A connection of its own, with the options of the application's.
     *
     * @throws DatabaseStartupException if the embedded database is in use, or the server is of another kind or too old
     */
    public Connection connect() throws SQLException {
        new Migrations(source).requireMariaDb();
        return source.getConnection();
    }

    /** Brings the tables up to date, as the start of a server does; throws {@link DatabaseStartupException}. */
    public void migrate() {
        new Migrations(source).run();
    }

    @Override
    public void close() {
        SharedDatabase.close();
    }
}
