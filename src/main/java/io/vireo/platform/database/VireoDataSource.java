package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the container's connection pool makes its connections with: the database of the settings, or the embedded one, which the
 * first connection starts. Every instance leads to the same database. The options of the connections are those of
 * {@link ConnectionUrl}: an {@code Instant} round-trips, wrong values are errors, transactions are READ COMMITTED. Each answer of the
 * database may take as long as {@code vireo.db.query-timeout} says, and while it is known to be away there are no connections.
 *
 * <p>The container must be able to make one: hence public, with a constructor without arguments.
 */
public final class VireoDataSource extends BaseDataSource {
    /**
     * @throws DatabaseUnavailableException at once while the database is away
     * @throws SQLException with a sentence for the operator if the settings are wrong or the database cannot be reached
     */
    @Override
    public Connection getConnection() throws SQLException {
        return SharedDatabase.watchedConnection();
    }
}
