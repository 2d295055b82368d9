package io.vireo.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Proxy of a pooled connection that replaces {@code isValid}. The container's pool calls it before it hands out a connection, without
 * a timeout and for one connection after the other; {@link Validity} can return without a query.
 */
public record ValidatingConnection(Connection connection, Validity validity) implements InvocationHandler {
    /** Decides without delay whether a connection is usable. */
    public interface Validity {
        boolean isValid(Connection connection) throws SQLException;
    }

    public static Connection of(Connection connection, Validity validity) {
        return (Connection) Proxy.newProxyInstance(
                ValidatingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ValidatingConnection(connection, validity));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("isValid")) {
            return validity.isValid(connection);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
