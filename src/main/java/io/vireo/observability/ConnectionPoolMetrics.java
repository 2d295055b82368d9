package io.vireo.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pool of database connections. Payara's own numbers of it are on no Maven repository and on no standard interface: they are
 * read by reflection, and are {@code NaN} on another server, or as long as the pool has not been used.
 */
@ApplicationScoped
class ConnectionPoolMetrics implements MeterBinder {
    private static final String POOL = "jdbc/vireo";

    private @Nullable Object pool;

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "vireo.jdbc.connections.used",
                "Connections that are in use",
                "getPoolStatus",
                "getNumConnUsed");
        gauge(
                registry,
                "vireo.jdbc.connections.idle",
                "Connections that are open and free",
                "getPoolStatus",
                "getNumConnFree");
        gauge(registry, "vireo.jdbc.connections.max", "The most connections there may be", "getMaxPoolSize");
        gauge(
                registry,
                "vireo.jdbc.connections.pending",
                "Requests that wait for a connection",
                "getPoolWaitQueue",
                "getQueueLength");
    }

    private void gauge(MeterRegistry registry, String name, String description, String... getters) {
        Gauge.builder(name, this, meters -> meters.read(getters))
                .description(description)
                .register(registry);
    }

    private synchronized double read(String... getters) {
        try {
            pool = pool == null ? find() : pool;
            Object value = pool;
            for (String getter : getters) {
                if (value != null) {
                    var method = value.getClass().getMethod(getter);
                    method.setAccessible(true);
                    value = method.invoke(value);
                }
            }
            return value instanceof Number number ? number.doubleValue() : Double.NaN;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Double.NaN;
        }
    }

    /** {@code ConnectorRuntime.getRuntime().getPoolManager()} knows the pools by their names. */
    private static @Nullable Object find() throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.sun.enterprise.connectors.ConnectorRuntime");
        Object runtime = type.getMethod("getRuntime").invoke(null);
        Object pools = type.getMethod("getPoolManager").invoke(runtime);
        Field table = pools.getClass().getDeclaredField("poolTable");
        table.setAccessible(true);
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) table.get(pools)).entrySet()) {
            if (entry.getKey().toString().contains(POOL)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
