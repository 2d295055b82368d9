package io.vireo.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.platform.Metering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jspecify.annotations.Nullable;

/** Answers for {@code /health/…} and {@code /metrics}, on whatever port. Says nothing of who may ask. */
@ApplicationScoped
class Management {
    static final String METRICS = "/metrics";

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_1 = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private static final Map<String, List<Annotation>> CHECKS = Map.of(
            "/health", List.of(Liveness.Literal.INSTANCE, Readiness.Literal.INSTANCE, Startup.Literal.INSTANCE),
            "/health/live", List.of(Liveness.Literal.INSTANCE),
            "/health/ready", List.of(Readiness.Literal.INSTANCE),
            "/health/started", List.of(Startup.Literal.INSTANCE));

    /** An answer to {@code GET}. */
    record Page(int status, String contentType, byte[] body) {}

    @Inject
    Health health;

    /**
     * Empty for any other path.
     *
     * @param accept the value of {@code Accept}, or null; OpenMetrics for those who ask for it
     */
    Optional<Page> page(String path, @Nullable String accept) {
        if (path.equals(METRICS)) {
            String type = accept != null && accept.contains(OPEN_METRICS) ? OPEN_METRICS_1 : PROMETHEUS;
            return Optional.of(new Page(200, type, Metering.scrape(type).getBytes(UTF_8)));
        }
        return Optional.ofNullable(CHECKS.get(path)).map(kinds -> {
            HealthReport report = new HealthReport(health.ask(kinds));
            return new Page(
                    report.isUp() ? 200 : 503,
                    "application/json",
                    report.toJson().getBytes(UTF_8));
        });
    }
}
