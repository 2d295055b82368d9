package io.vireo.observability;

import io.micrometer.core.instrument.Timer;
import io.vireo.platform.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A route of the API (path template) with its request timers, which are cached to save a registry look-up for each request. */
final class Route {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int STATUS_CLASSES = 6;
    private static final Duration[] BUCKETS = List.of(1, 5, 20, 50, 100, 250, 500, 1000, 2500, 10_000, 60_000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final String template;
    private final AtomicReferenceArray<Timer> timers =
            new AtomicReferenceArray<>((METHODS.size() + 1) * STATUS_CLASSES);

    Route(String template) {
        this.template = template;
    }

    /** Returns the path template, such as {@code /v/{hashpath}}. */
    String template() {
        return template;
    }

    /** Records a completed request; {@code nanos} is its duration in nanoseconds. */
    void record(String method, int status, long nanos) {
        int methodIndex = METHODS.indexOf(method);
        int statusClass = status < 600 ? status / 100 : 5;
        int index = (methodIndex + 1) * STATUS_CLASSES + statusClass;
        Timer timer = timers.get(index);
        if (timer == null) {
            timer = timer(methodLabel(method), statusClass + "xx");
            timers.set(index, timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the method as a metrics label: a known HTTP method, or {@code other}. */
    static String methodLabel(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private Timer timer(String method, String status) {
        return Timer.builder("vireo.http.request.duration")
                .description("Requests, from their head to the last byte of the response")
                .tags("method", method, "route", template, "status", status)
                .serviceLevelObjectives(BUCKETS)
                .register(Metrics.registry());
    }
}
