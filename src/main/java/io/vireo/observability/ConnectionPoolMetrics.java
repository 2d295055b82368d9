package io.vireo.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Component;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the database connection pool. Payara's pool statistics are in no Maven repository and have no standard interface: they
 * are read by reflection, and are {@code NaN} on another server or until the pool is used.
 */
@Component
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
                "Connections that are open and not in use",
                "getPoolStatus",
                "getNumConnFree");
        gauge(registry, "vireo.jdbc.connections.max", "The maximum number of connections", "getMaxPoolSize");
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

    /** Returns Payara's pool manager, {@code ConnectorRuntime.getRuntime().getPoolManager()}, which finds pools by name. */
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
