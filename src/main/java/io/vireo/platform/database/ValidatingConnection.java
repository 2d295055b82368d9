package io.vireo.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the container's pool, which asks {@code isValid} before it hands one out: without a time limit, and of each
 * connection it has, one after the other. Here another answers, who may know it without asking the server.
 */
public record ValidatingConnection(Connection connection, Validity validity) implements InvocationHandler {
    /** Says soon whether a connection can be used. */
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
