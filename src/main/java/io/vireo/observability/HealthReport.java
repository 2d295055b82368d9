package io.vireo.observability;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The answer of MicroProfile Health 4.0, section "Wireformats": the checks by their names, and whether all of them are up. */
record HealthReport(List<HealthCheckResponse> checks) {
    boolean isUp() {
        return checks.stream().allMatch(check -> check.getStatus() == HealthCheckResponse.Status.UP);
    }

    String toJson() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        checks.forEach(check -> all.add(json(check)));
        return Json.createObjectBuilder()
                .add("status", isUp() ? "UP" : "DOWN")
                .add("checks", all)
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(HealthCheckResponse check) {
        JsonObjectBuilder data = Json.createObjectBuilder();
        check.getData()
                .ifPresent(values -> values.forEach((name, value) -> {
                    if (value instanceof Long number) {
                        data.add(name, number);
                    } else if (value instanceof Boolean flag) {
                        data.add(name, flag);
                    } else {
                        data.add(name, value.toString());
                    }
                }));
        return Json.createObjectBuilder()
                .add("name", check.getName())
                .add("status", check.getStatus().name())
                .add("data", data);
    }
}
