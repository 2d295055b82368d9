package io.vireo.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Assigns a {@code HealthCheck} to health pages; {@code /health} includes all. Replaces MicroProfile's {@code Liveness}, {@code
 * Readiness} and {@code Startup}: Payara calls checks with those qualifiers while the application still starts, on a thread without
 * its settings, and responds with 500.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HealthGroup {
    Page[] value();

    /** {@code /health/live}, {@code /health/ready}, {@code /health/started}. */
    enum Page {
        LIVE,
        READY,
        STARTED
    }
}
