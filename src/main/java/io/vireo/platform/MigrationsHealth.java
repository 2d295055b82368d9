package io.vireo.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Started, and ready, when the tables are up to date. */
@HealthOf({HealthOf.Page.STARTED, HealthOf.Page.READY})
@ApplicationScoped
public class MigrationsHealth implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        boolean done = DatabaseLifecycle.isMigrated();
        return HealthCheckResponse.named("migrations")
                .status(done)
                .withData("done", done)
                .build();
    }
}
