package io.vireo.platform.database;

import io.vireo.platform.database.replica.ReplicaDataSource;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Priority;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Brings the database up to date before any other bean uses it, and stops the embedded one after the last has finished.
 *
 * <p>There is a pool for all work, and one to read from replicas. Their connections are checked before use, at most once a second
 * each, so that a request after the database was away gets a new connection. Their size is a constant because Payara reads no setting
 * there: not in an annotation, and in web.xml the schema forbids it.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/vireo",
        className = "io.vireo.platform.database.VireoDataSource",
        minPoolSize = 0,
        initialPoolSize = 0,
        maxPoolSize = DatabaseStartup.POOL,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=" + DatabaseStartup.POOL_WAIT_MILLIS,
            "fish.payara.ping=false"
        })
@DataSourceDefinition(
        name = ReplicaDataSource.POOL,
        className = "io.vireo.platform.database.replica.ReplicaDataSource",
        minPoolSize = 0,
        initialPoolSize = 0,
        maxPoolSize = DatabaseStartup.POOL,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.max-wait-time-in-millis=" + DatabaseStartup.POOL_WAIT_MILLIS,
            "fish.payara.ping=false"
        })
@Phase(StartupPhase.MIGRATE)
public class DatabaseStartup implements StartupTask {
    /** The most connections a node keeps open. */
    public static final int POOL = 32;

    /** How long a call waits for one of them before it is refused with 503; Payara's own default is a minute. */
    static final int POOL_WAIT_MILLIS = 5000;

    private static volatile boolean migrated;

    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 1000;

    @Override
    public void start() {
        SharedDatabase.keepUntilClosed();
        new Migrations(source()).run();
        migrated = true;
        SharedDatabase.startMonitoring();
    }

    /** Whether this node has brought the database up to date. */
    static boolean isMigrated() {
        return migrated;
    }

    /** Without the time limit of the pool's connections: a migration may take hours. */
    private static DataSource source() {
        try {
            return SharedDatabase.source();
        } catch (SQLException e) {
            throw new DatabaseStartupException(String.valueOf(e.getMessage()), e);
        }
    }

    void stop(@Observes @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        SharedDatabase.close();
    }
}
