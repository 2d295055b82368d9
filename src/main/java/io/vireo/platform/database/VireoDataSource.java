package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Data source for the container's connection pool: the configured database, or the embedded one, which the first connection starts. All
 * instances share one database. Connections have the options of {@link ConnectionUrl}: an {@code Instant} round-trips, invalid values are
 * errors, transactions are READ COMMITTED. A response may take up to {@code vireo.db.query-timeout}; during a known outage {@link
 * #getConnection} fails immediately.
 *
 * <p>The container instantiates it: hence public, with a no-argument constructor.
 */
public final class VireoDataSource extends BaseDataSource {
    /**
     * @throws DatabaseUnavailableException immediately during a known outage
     * @throws SQLException with a message for the operator if the settings are invalid or the database cannot be reached
     */
    @Override
    public Connection getConnection() throws SQLException {
        return SharedDatabase.monitoredConnection();
    }
}
