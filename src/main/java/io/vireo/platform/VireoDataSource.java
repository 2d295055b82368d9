package io.vireo.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the container's connection pool makes its connections with: the database of the settings, or the embedded one, which the
 * first connection starts. Every instance leads to the same database. The options of the connections are those of
 * {@link ConnectionUrl}: an {@code Instant} round-trips, wrong values are errors, transactions are READ COMMITTED. Each answer of the
 * database may take as long as {@code vireo.db.timeout} says, and while it is known to be away there are no connections.
 *
 * <p>The container must be able to make one: hence public, with a constructor without arguments.
 */
public final class VireoDataSource implements DataSource {
    /**
     * @throws DatabaseAway at once while the database is away
     * @throws SQLException with a sentence for the operator if the settings are wrong or the database cannot be reached
     */
    @Override
    public Connection getConnection() throws SQLException {
        return SharedDatabase.watchedConnection();
    }

    /** The same as without: user and password are those of the settings; a container's pool passes blank ones. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Connector/J has its own logging.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The URL's connectTimeout holds.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.mariadb.jdbc");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException("Not a wrapper of " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
