package io.vireo.http.grizzly;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Access to the Grizzly request behind a servlet request. The class cannot be loaded without Grizzly. Payara's own classes are in no
 * Maven repository and are called by reflection.
 */
public final class ConnectorRequest {
    private static final ClassValue<@Nullable Method> UNWRAP = method("getUnwrappedCoyoteRequest");
    private static final ClassValue<@Nullable Method> COYOTE = method("getCoyoteRequest");

    private final Request request;

    private ConnectorRequest(Request request) {
        this.request = request;
    }

    /** Returns the Grizzly request; empty on another server or for a wrapped request that cannot be unwrapped. */
    public static Optional<ConnectorRequest> of(ServletRequest servlet) {
        ServletRequest facade = servlet;
        while (facade instanceof ServletRequestWrapper wrapper) {
            facade = wrapper.getRequest();
        }
        return call(UNWRAP, facade)
                .flatMap(catalina -> call(COYOTE, catalina))
                .filter(Request.class::isInstance)
                .map(coyote -> new ConnectorRequest((Request) coyote));
    }

    public Request request() {
        return request;
    }

    /**
     * Returns an action that closes the connection, or resets the HTTP/2 stream. Grizzly's own {@code close} waits until all queued bytes
     * are written, forever if the client does not read.
     */
    public Runnable aborter() {
        Closeable connection = HttpContext.get(request.getContext()).getCloseable();
        return connection::terminateSilently;
    }

    private static Optional<Object> call(ClassValue<@Nullable Method> methods, Object target) {
        Method method = methods.get(target.getClass());
        if (method == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(method.invoke(target));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static ClassValue<@Nullable Method> method(String name) {
        return new ClassValue<>() {
            @Override
            protected @Nullable Method computeValue(Class<?> type) {
                try {
                    return type.getMethod(name);
                } catch (NoSuchMethodException e) {
                    return null;
                }
            }
        };
    }
}
