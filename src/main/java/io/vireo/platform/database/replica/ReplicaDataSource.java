package io.vireo.platform.database.replica;

import io.vireo.platform.database.BaseDataSource;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.database.SharedDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Data source for reads from the replicas in {@code vireo.db.url}, in round-robin order. Reads may be stale
 * (docs/decisions/0065-replicas.md).
 *
 * <p>The container instantiates it: hence public, with a no-argument constructor.
 */
public final class ReplicaDataSource extends BaseDataSource {
    /** The JNDI name of the connection pool. */
    public static final String POOL = "java:app/jdbc/replicas";

    /** Returns whether a replica is configured. */
    public static boolean isConfigured() {
        return SharedDatabase.replication() != null;
    }

    /** @throws DatabaseUnavailableException immediately if no replica is available */
    @Override
    public Connection getConnection() throws SQLException {
        Replication replication = SharedDatabase.replication();
        if (replication == null) {
            throw new DatabaseUnavailableException();
        }
        return replication.replica();
    }
}
