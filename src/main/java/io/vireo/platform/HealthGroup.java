package io.vireo.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code HealthCheck}: the pages of health that it is part of; {@code /health} has all. In place of MicroProfile's
 * {@code Liveness}, {@code Readiness} and {@code Startup}: what these stand on Payara asks by itself while the application still
 * starts, by a thread that does not have its settings, and answers 500. What it does not know of it answers with 503.
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
