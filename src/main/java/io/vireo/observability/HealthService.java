package io.vireo.observability;

import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Runs the health checks in parallel and waits a bounded time for their results. A check that hangs is not started again until it has
 * returned, so that it blocks at most one thread however often health is requested.
 */
@Component
class HealthService {
    static final long TIMEOUT_MILLIS = 1500;

    private static final Logger LOG = System.getLogger(HealthService.class.getName());

    @Inject
    Instance<HealthCheck> checks;

    private final Map<String, CompletableFuture<HealthCheckResponse>> pending = new ConcurrentHashMap<>();

    @PreDestroy
    void stop() {
        pending.values().forEach(result -> result.cancel(false));
    }

    /** Returns the results of the checks of these pages, ordered by name. */
    List<HealthCheckResponse> check(Set<HealthGroup.Page> pages) {
        SortedMap<String, CompletableFuture<HealthCheckResponse>> results = new TreeMap<>();
        for (Instance.Handle<HealthCheck> check : checks.handles()) {
            Class<?> type = check.getBean().getBeanClass();
            HealthGroup of = type.getAnnotation(HealthGroup.class);
            if (of != null && !Collections.disjoint(pages, List.of(of.value()))) {
                String name = name(type);
                results.put(name, pending.computeIfAbsent(name, key -> start(name, check.get())));
            }
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        return results.entrySet().stream()
                .map(result -> await(result.getKey(), result.getValue(), deadline))
                .sorted(Comparator.comparing(HealthCheckResponse::getName))
                .toList();
    }

    /** Returns the name of a check: {@code database} for {@code DatabaseHealth}. */
    private static String name(Class<?> check) {
        return check.getSimpleName().replaceFirst("Health$", "").toLowerCase(Locale.ROOT);
    }

    private CompletableFuture<HealthCheckResponse> start(String name, HealthCheck check) {
        CompletableFuture<HealthCheckResponse> result = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                result.complete(check.call());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            } finally {
                pending.remove(name, result);
            }
        };
        // not a container thread: Payara's thread factory creates none when called by a management thread
        Thread thread = new Thread(work, "vireo-health-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(HealthService.class.getClassLoader());
        thread.start();
        return result;
    }

    private static HealthCheckResponse await(
            String name, CompletableFuture<HealthCheckResponse> result, long deadline) {
        try {
            return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return down(name, "no response in " + TIMEOUT_MILLIS + " ms");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "The health check " + name + " failed", e.getCause());
            return down(name, "failed, see the log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(name, "interrupted");
        }
    }

    private static HealthCheckResponse down(String name, String error) {
        return HealthCheckResponse.named(name).down().withData("error", error).build();
    }
}
