package io.vireo.observability;

import io.vireo.platform.HealthGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Asks the health checks, all at the same time, and waits a bounded time for them: what a check asks may hang. One that has not
 * answered is not asked again until it has, so that it holds one thread however often health is asked for.
 */
@ApplicationScoped
class HealthService {
    static final long PATIENCE_MILLIS = 1500;

    private static final Logger LOG = System.getLogger(HealthService.class.getName());

    @Inject
    Instance<HealthCheck> checks;

    private final Map<String, CompletableFuture<HealthCheckResponse>> asked = new ConcurrentHashMap<>();

    @PreDestroy
    void stop() {
        asked.values().forEach(answer -> answer.cancel(false));
    }

    /** The answers of the checks of these pages, in the order of their names. */
    List<HealthCheckResponse> ask(Set<HealthGroup.Page> pages) {
        SortedMap<String, CompletableFuture<HealthCheckResponse>> answers = new TreeMap<>();
        for (Instance.Handle<HealthCheck> check : checks.handles()) {
            Class<?> type = check.getBean().getBeanClass();
            HealthGroup of = type.getAnnotation(HealthGroup.class);
            if (of != null && !Collections.disjoint(pages, List.of(of.value()))) {
                String name = name(type);
                answers.put(name, asked.computeIfAbsent(name, unasked -> start(name, check.get())));
            }
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        return answers.entrySet().stream()
                .map(answer -> await(answer.getKey(), answer.getValue(), deadline))
                .sorted(Comparator.comparing(HealthCheckResponse::getName))
                .toList();
    }

    /** {@code DatabaseHealth} checks what is called {@code database}. */
    private static String name(Class<?> check) {
        return check.getSimpleName().replaceFirst("Health$", "").toLowerCase(Locale.ROOT);
    }

    private CompletableFuture<HealthCheckResponse> start(String name, HealthCheck check) {
        CompletableFuture<HealthCheckResponse> answer = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                answer.complete(check.call());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                asked.remove(name, answer);
            }
        };
        // none of the container's: asked by a thread of the management port, Payara's factory makes none
        Thread thread = new Thread(work, "vireo-health-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(HealthService.class.getClassLoader());
        thread.start();
        return answer;
    }

    private static HealthCheckResponse await(
            String name, CompletableFuture<HealthCheckResponse> answer, long deadline) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return down(name, "no answer in " + PATIENCE_MILLIS + " ms");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "The health of the " + name + " could not be told", e.getCause());
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
