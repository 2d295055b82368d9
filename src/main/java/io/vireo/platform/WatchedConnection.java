package io.vireo.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the container's pool, which asks {@code isValid} before it hands one out: without a time limit, and of each
 * connection it has, one after the other. Here the answer is no at once while the database is away, and soon if it is silent.
 */
record WatchedConnection(Connection connection, BooleanSupplier away) implements InvocationHandler {
    private static final int PATIENCE_SECONDS = 2;

    static Connection of(Connection connection, BooleanSupplier away) {
        return (Connection) Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new WatchedConnection(connection, away));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("isValid")) {
            return !away.getAsBoolean() && connection.isValid(PATIENCE_SECONDS);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
