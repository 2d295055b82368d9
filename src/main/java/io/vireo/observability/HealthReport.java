package io.vireo.observability;

import io.vireo.http.Json;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The health response of MicroProfile Health 4.0, section "Wireformats": all checks by name, and the overall status. */
record HealthReport(List<HealthCheckResponse> checks) {
    private record Body(String status, List<Check> checks) {}

    /** @param data values that are strings, whole numbers or booleans */
    private record Check(String name, String status, Map<String, Object> data) {
        static Check of(HealthCheckResponse check) {
            return new Check(
                    check.getName(), check.getStatus().name(), check.getData().orElse(Map.of()));
        }
    }

    boolean isUp() {
        return checks.stream().allMatch(check -> check.getStatus() == HealthCheckResponse.Status.UP);
    }

    String toJson() {
        return Json.text(
                new Body(isUp() ? "UP" : "DOWN", checks.stream().map(Check::of).toList()));
    }
}
