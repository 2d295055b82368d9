package io.vireo.platform.database;

import io.vireo.platform.Component;
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
 * Migrates the schema before any other bean uses the database, and stops the embedded database after the last bean has stopped.
 *
 * <p>There is one connection pool for all work, and one for reads from replicas. A connection is validated before use, at most once a
 * second, so that a request after an outage gets a new connection. The pool size is a constant because Payara evaluates no setting in the
 * annotation, and the schema of web.xml allows none.
 */
@Component
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
    /** The maximum number of open connections of a node, for each pool. */
    public static final int POOL = 32;

    /** How long a request waits for a connection before it is rejected with 503; Payara's default is one minute. */
    static final int POOL_WAIT_MILLIS = 5000;

    private static volatile boolean migrated;

    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 1000;

    @Override
    public void start() {
        SharedDatabase.expectClose();
        new Migrations(source()).run();
        migrated = true;
        SharedDatabase.startMonitoring();
    }

    /** Returns whether this node has migrated the schema. */
    static boolean isMigrated() {
        return migrated;
    }

    /** Returns a data source without the query timeout of pooled connections, because a migration may take hours. */
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
