package io.vireo.platform;

import io.vireo.platform.config.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * CDI producers of common dependencies: the clock, the random number generator, the settings, the container's executors, and the data
 * source.
 */
@Component
class CoreProducers {
    @Produces
    @Resource
    ManagedThreadFactory threads;

    @Produces
    @Resource
    ManagedScheduledExecutorService executor;

    @Produces
    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Settings settings() {
        return Settings.current();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
