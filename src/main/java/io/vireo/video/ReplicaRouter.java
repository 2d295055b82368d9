package io.vireo.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDeleted;
import io.vireo.platform.Metrics;
import io.vireo.platform.database.DatabaseUnavailableException;
import io.vireo.platform.database.replica.ReplicaDataSource;
import io.vireo.video.catalogue.CatalogueSettings;
import io.vireo.video.catalogue.CatalogueVersionRepository;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * Reads what everybody can find, videos and channels: on a replica, if there is one that has all that this node knows of, and
 * otherwise on the primary (docs/decisions/0065-replicas.md).
 */
@ApplicationScoped
public class ReplicaRouter {
    private static final Logger LOG = System.getLogger(ReplicaRouter.class.getName());
    private static final String VERSION = "version";
    private static final long UNKNOWN = -1;
    private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

    private static final Counter ON_REPLICA = counter("replica");
    private static final Counter ON_PRIMARY = counter("primary");

    /** Reads over a connection, which it does not close; it may be told to do so twice. */
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    @Inject
    CatalogueVersionRepository versions;

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    @Resource(lookup = ReplicaDataSource.POOL)
    DataSource replicas;

    private Cache<String, Long> remembered = Caffeine.newBuilder().build();
    private volatile long last = UNKNOWN;
    private final AtomicLong noted = new AtomicLong(System.nanoTime() - BETWEEN_LINES);

    @Inject
    void remember(CatalogueSettings settings) {
        remembered = Caffeine.newBuilder().expireAfterWrite(settings.cacheTtl()).build();
    }

    /**
     * Changes with every change of what everybody can find: at once with one made on this node, after the time that is remembered with
     * one made elsewhere. While the primary is away it is the last one that was known, if there are replicas to read from.
     */
    public long version() {
        try {
            return remembered.get(VERSION, key -> last = versions.current());
        } catch (PersistenceException e) {
            long known = last;
            if (known == UNKNOWN || !ReplicaDataSource.isConfigured()) {
                throw e;
            }
            return known;
        }
    }

    /** What is read has at least the {@link #version()}. */
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
                note(e);
            }
        }
        try (Connection connection = primary.getConnection()) {
            T read = reading.from(connection);
            ON_PRIMARY.increment();
            return read;
        }
    }

    /** Raised by the transaction that changes something, so whoever sees it sees the change; replicas keep the order of transactions. */
    private static long versionOn(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT Version FROM CatalogueVersion WHERE ID = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : UNKNOWN;
        }
    }

    /** Not each: of a replica that went away there are many. */
    private void note(SQLException failure) {
        long now = System.nanoTime();
        long before = noted.get();
        if (!DatabaseUnavailableException.isCauseOf(failure)
                && now - before > BETWEEN_LINES
                && noted.compareAndSet(before, now)) {
            LOG.log(Level.WARNING, "A replica could not be read, the primary is: {0}", failure.getMessage());
        }
    }

    /** After something has changed on this node; a look at the version that is under way ends before. */
    public void forget() {
        remembered.asMap().compute(VERSION, (key, old) -> {
            last = UNKNOWN;
            return null;
        });
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelCreated channel) {
        forget();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        forget();
    }

    private static Counter counter(String server) {
        return Counter.builder("vireo.catalogue.reads")
                .description("Reads of lists, videos and searches that memory did not have")
                .tag("server", server)
                .register(Metrics.registry());
    }
}
