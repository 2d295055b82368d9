package io.vireo.platform.database;

import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Readiness check of the database; {@code milliseconds} is its response time. May block as long as the database does. */
@HealthGroup(HealthGroup.Page.READY)
@Component
public class DatabaseHealth implements HealthCheck {
    private static final int TIMEOUT_SECONDS = 2;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("database");
        if (SharedDatabase.isUnavailable()) {
            return response.down().withData("error", "no connection").build();
        }
        long start = System.nanoTime();
        // a connection outside of the pool: an exhausted pool does not mean that the database is down
        try (Connection connection = new VireoDataSource().getConnection()) {
            boolean valid = connection.isValid(TIMEOUT_SECONDS);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return response.status(valid).withData("milliseconds", millis).build();
        } catch (SQLException e) {
            return response.down().withData("error", "no connection").build();
        }
    }
}
