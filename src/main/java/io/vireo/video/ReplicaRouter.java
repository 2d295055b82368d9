package io.vireo.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.database.replica.ReplicaDataSource;
import io.vireo.video.catalogue.CatalogueSettings;
import io.vireo.video.catalogue.CatalogueVersionRepository;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Routes read-only queries over public data (videos and channels) to a replica that has caught up with the last version known to this
 * node, and otherwise to the primary (docs/decisions/0065-replicas.md).
 */
@Component
public class ReplicaRouter {
    private static final Logger LOG = System.getLogger(ReplicaRouter.class.getName());
    private static final String VERSION = "version";
    private static final long UNKNOWN = -1;
    private static final long LOG_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final Counter ON_REPLICA = counter("replica");
    private static final Counter ON_PRIMARY = counter("primary");

    /** A read operation. It must not close the connection and must be repeatable: it is run again on the primary if the replica fails. */
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private final CatalogueVersionRepository versions;
    private final Cache<String, Long> cached;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    @Resource(lookup = ReplicaDataSource.POOL)
    DataSource replicas;

    private volatile long lastKnown = UNKNOWN;
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);

    @Inject
    ReplicaRouter(CatalogueVersionRepository versions, CatalogueSettings settings) {
        this.versions = versions;
        cached = Caffeine.newBuilder().expireAfterWrite(settings.cacheTtl()).build();
    }

    /**
     * Returns the version of the public data, which changes with every change of the data. A change on this node is visible immediately, a
     * change on another node after the cache time at the latest. While the primary is unavailable and replicas are configured, the last
     * known version is returned.
     *
     * @throws PersistenceException if the primary is unavailable and no last known version can be used
     */
    public long version() {
        try {
            return cached.get(VERSION, key -> lastKnown = versions.current());
        } catch (PersistenceException e) {
            long known = lastKnown;
            if (known == UNKNOWN || !ReplicaDataSource.isConfigured()) {
                throw e;
            }
            return known;
        }
    }

    /** Returns the result of {@link #version()} if it is cached, without a query; otherwise null. */
    public @Nullable Long knownVersion() {
        return cached.getIfPresent(VERSION);
    }

    /**
     * Runs a read operation on data that is at least as recent as {@link #version()}: on a replica if one is configured, available and has
     * caught up, and otherwise on the primary.
     *
     * @throws SQLException if the operation fails on the primary
     * @throws PersistenceException if replicas are configured and {@link #version()} throws it
     */
    public <T> T read(Reading<T> reading) throws SQLException {
        if (ReplicaDataSource.isConfigured()) {
            long version = version();
            try (Connection connection = replicas.getConnection()) {
                if (versionOn(connection) >= version) {
                    T read = reading.from(connection);
                    ON_REPLICA.increment();
                    return read;
                }
            } catch (SQLException e) {
                logFailure(e);
            }
        }
        try (Connection connection = primary.getConnection()) {
            T read = reading.from(connection);
            ON_PRIMARY.increment();
            return read;
        }
    }

    /**
     * The version is incremented by the transaction that makes a change, so a connection that sees the version sees the change; replicas
     * apply transactions in order.
     */
    private static long versionOn(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT Version FROM CatalogueVersion WHERE ID = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : UNKNOWN;
        }
    }

    /** Logs at a limited rate, because an unavailable replica causes many failures. */
    private void logFailure(SQLException failure) {
        long now = System.nanoTime();
        long before = lastLogged.get();
        if (!DatabaseUnavailableException.isCauseOf(failure)
                && now - before > LOG_INTERVAL_NANOS
                && lastLogged.compareAndSet(before, now)) {
            LOG.log(
                    Level.WARNING,
                    "Reading from a replica failed, falling back to the primary: {0}",
                    failure.getMessage());
        }
    }

    /** Invalidates the known version after a change on this node; waits for a version query in progress. */
    public void invalidate() {
        cached.asMap().compute(VERSION, (key, old) -> {
            lastKnown = UNKNOWN;
            return null;
        });
    }

    void invalidate(@Observes(during = TransactionPhase.AFTER_SUCCESS) VideoAccessChanged video) {
        invalidate();
    }

    void invalidate(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelCreated channel) {
        invalidate();
    }

    void invalidate(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        invalidate();
    }

    private static Counter counter(String server) {
        return Counter.builder("vireo.catalogue.reads")
                .description("Reads of lists, videos and searches that missed the cache")
                .tag("server", server)
                .register(Metrics.registry());
    }
}
