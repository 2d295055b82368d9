package io.vireo.platform.database.replica;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.database.BaseDataSource;
import io.vireo.platform.database.ConnectionUrl;
import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.DatabaseServer;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.database.ValidatingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.HaMode;

/**
 * The servers of a URL of the form {@code jdbc:mariadb:replication:}. As a data source it connects to the primary; with several
 * candidates ({@code type=primary}), to the one that is not read-only. The other servers are read replicas.
 *
 * <p>Connector/J's own implementation opens a connection to the primary and one to a replica for each connection, and a new one waits
 * half a minute for a replica that is down (its {@code retriesAllDown}).
 */
public final class Replication extends BaseDataSource implements AutoCloseable {
    private final List<DatabaseServer> primaries;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile DatabaseServer primary;

    private Replication(List<DatabaseServer> primaries, List<Replica> replicas) {
        this.primaries = primaries;
        this.replicas = replicas;
        this.primary = primaries.get(0);
    }

    /**
     * Returns the servers of a replication URL; null if the URL has another form.
     *
     * @throws InvalidSettingException if the URL names no primary
     */
    public static @Nullable Replication of(DatabaseAddress address) throws SQLException {
        Configuration configuration = Configuration.parse(ConnectionUrl.complete(address.url()));
        if (configuration == null || configuration.haMode() != HaMode.REPLICATION) {
            return null;
        }
        List<DatabaseServer> primaries = servers(address, configuration.addresses(), true);
        if (primaries.isEmpty()) {
            throw new InvalidSettingException("vireo.db.url", "names no primary");
        }
        Stream<DatabaseServer> read = Stream.concat(
                primaries.size() > 1 ? primaries.stream() : Stream.empty(),
                servers(address, configuration.addresses(), false).stream());
        return new Replication(primaries, read.map(Replica::new).toList());
    }

    private static List<DatabaseServer> servers(DatabaseAddress database, List<HostAddress> addresses, boolean primary)
            throws SQLException {
        List<DatabaseServer> servers = new ArrayList<>();
        for (HostAddress address : addresses) {
            if (address.primary == primary) {
                servers.add(DatabaseServer.of(database, address));
            }
        }
        return servers;
    }

    /** Returns a connection to the primary: tries the last known primary first, then the others in their order. */
    @Override
    public Connection getConnection() throws SQLException {
        if (primaries.size() == 1) {
            return primary.connect();
        }
        DatabaseServer last = primary;
        SQLException failure = null;
        for (DatabaseServer server :
                Stream.concat(Stream.of(last), primaries.stream()).distinct().toList()) {
            try {
                Connection connection = server.connect();
                if (DatabaseServer.isWritable(connection)) {
                    primary = server;
                    return ValidatingConnection.of(connection, DatabaseServer::isWritable);
                }
                connection.close();
                failure = new SQLTransientConnectionException(server + " is read-only", failure);
            } catch (SQLNonTransientConnectionException | SQLTransientConnectionException e) {
                failure = e;
            }
        }
        throw failure;
    }

    public void startMonitoring() {
        replicas.forEach(Replica::start);
    }

    /**
     * Returns a connection to the next replica.
     *
     * @throws DatabaseUnavailableException if no replica is available
     */
    Connection replica() throws SQLException {
        List<Replica> available = replicas.stream()
                .filter(replica -> replica.isAvailable() && replica.server() != primary)
                .toList();
        if (available.isEmpty()) {
            throw new DatabaseUnavailableException();
        }
        return available
                .get(Math.floorMod(turn.getAndIncrement(), available.size()))
                .connect();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
    }
}
