/**
 * Monitoring for operators: request metrics, access log, health checks, tracing, and the management port.
 *
 * <p>No package calls it: it works as a servlet filter, and publishes what the features record with {@code platform.Metrics}.
 */
@NullMarked
package io.vireo.observability;

import org.jspecify.annotations.NullMarked;
