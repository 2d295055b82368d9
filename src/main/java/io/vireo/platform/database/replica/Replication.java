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
 * The servers of a URL of the form {@code jdbc:mariadb:replication:}. Its own connections are to the primary; where several may be it
 * ({@code type=primary}), to the one that is not read-only. The others are there to be read from.
 *
 * <p>Connector/J's own way makes each connection a pair, one to the primary and one to a replica, and a new one waits half a minute
 * for a replica that is away (its {@code retriesAllDown}).
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

    /** Null if the address is of another form. */
    public static @Nullable Replication of(DatabaseAddress address) throws SQLException {
        Configuration whole = Configuration.parse(ConnectionUrl.complete(address.url()));
        if (whole == null || whole.haMode() != HaMode.REPLICATION) {
            return null;
        }
        List<DatabaseServer> primaries = servers(address, whole.addresses(), true);
        if (primaries.isEmpty()) {
            throw new InvalidSettingException("vireo.db.url", "names no primary");
        }
        Stream<DatabaseServer> read = Stream.concat(
                primaries.size() > 1 ? primaries.stream() : Stream.empty(),
                servers(address, whole.addresses(), false).stream());
        return new Replication(primaries, read.map(Replica::new).toList());
    }

    private static List<DatabaseServer> servers(DatabaseAddress whole, List<HostAddress> addresses, boolean primary)
            throws SQLException {
        List<DatabaseServer> servers = new ArrayList<>();
        for (HostAddress address : addresses) {
            if (address.primary == primary) {
                servers.add(DatabaseServer.of(whole, address));
            }
        }
        return servers;
    }

    /** To the primary: first to the one that was it, then to the others in their order. */
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
     * A connection to the replica whose turn it is.
     *
     * @throws DatabaseUnavailableException if none answers
     */
    Connection replica() throws SQLException {
        List<Replica> there = replicas.stream()
                .filter(replica -> replica.answers() && replica.server() != primary)
                .toList();
        if (there.isEmpty()) {
            throw new DatabaseUnavailableException();
        }
        return there.get(Math.floorMod(turn.getAndIncrement(), there.size())).connect();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
    }
}
