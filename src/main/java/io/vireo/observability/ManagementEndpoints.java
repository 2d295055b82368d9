package io.vireo.observability;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import io.vireo.platform.Metrics;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates the responses of {@code /health/…} and {@code /metrics}, on any port. Does not check access. */
@Component
class ManagementEndpoints {
    static final String METRICS = "/metrics";

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_1 = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private static final Map<String, Set<HealthGroup.Page>> CHECKS = Map.of(
            "/health", EnumSet.allOf(HealthGroup.Page.class),
            "/health/live", EnumSet.of(HealthGroup.Page.LIVE),
            "/health/ready", EnumSet.of(HealthGroup.Page.READY),
            "/health/started", EnumSet.of(HealthGroup.Page.STARTED));

    /** The response to a {@code GET}. */
    record Page(int status, String contentType, byte[] body) {}

    @Inject
    HealthService healthService;

    /**
     * Returns the page of a path; empty for an unknown path.
     *
     * @param accept the value of {@code Accept}, or null; selects OpenMetrics if requested
     */
    Optional<Page> page(String path, @Nullable String accept) {
        if (path.equals(METRICS)) {
            String type = accept != null && accept.contains(OPEN_METRICS) ? OPEN_METRICS_1 : PROMETHEUS;
            return Optional.of(new Page(200, type, Metrics.scrape(type).getBytes(UTF_8)));
        }
        return Optional.ofNullable(CHECKS.get(path)).map(pages -> {
            HealthReport report = new HealthReport(healthService.check(pages));
            return new Page(
                    report.isUp() ? 200 : 503,
                    "application/json",
                    report.toJson().getBytes(UTF_8));
        });
    }
}
