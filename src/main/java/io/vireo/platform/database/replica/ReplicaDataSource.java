package io.vireo.platform.database.replica;

import io.vireo.platform.database.BaseDataSource;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.database.SharedDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections to the replicas that {@code vireo.db.url} names, in turn, to read from. What is read there may be old
 * (docs/decisions/0065-replicas.md).
 *
 * <p>The container must be able to make one: hence public, with a constructor without arguments.
 */
public final class ReplicaDataSource extends BaseDataSource {
    /** The pool of them. */
    public static final String POOL = "java:app/jdbc/replicas";

    /** Whether the settings name a replica. */
    public static boolean isConfigured() {
        return SharedDatabase.replication() != null;
    }

    /** @throws DatabaseUnavailableException at once if there is none that answers */
    @Override
    public Connection getConnection() throws SQLException {
        Replication replication = SharedDatabase.replication();
        if (replication == null) {
            throw new DatabaseUnavailableException();
        }
        return replication.replica();
    }
}
