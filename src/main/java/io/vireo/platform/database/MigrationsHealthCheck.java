package io.vireo.platform.database;

import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Startup and readiness check that succeeds when the schema is migrated. */
@HealthGroup({HealthGroup.Page.STARTED, HealthGroup.Page.READY})
@Component
public class MigrationsHealthCheck implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        boolean done = DatabaseStartup.isMigrated();
        return HealthCheckResponse.named("migrations")
                .status(done)
                .withData("done", done)
                .build();
    }
}
