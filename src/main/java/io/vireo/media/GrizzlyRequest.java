package io.vireo.media;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request as Payara's connector has it. Where there is no Grizzly this class cannot be loaded. Payara's own classes are on no Maven
 * repository: they are called by reflection.
 */
final class GrizzlyRequest {
    private static final ClassValue<@Nullable Method> UNWRAP = method("getUnwrappedCoyoteRequest");
    private static final ClassValue<@Nullable Method> COYOTE = method("getCoyoteRequest");

    private final Request request;

    private GrizzlyRequest(Request request) {
        this.request = request;
    }

    /** Empty for a request of another server, or one that cannot be seen through. */
    static Optional<GrizzlyRequest> of(ServletRequest servlet) {
        ServletRequest facade = servlet;
        while (facade instanceof ServletRequestWrapper wrapper) {
            facade = wrapper.getRequest();
        }
        return call(UNWRAP, facade)
                .flatMap(catalina -> call(COYOTE, catalina))
                .filter(Request.class::isInstance)
                .map(coyote -> new GrizzlyRequest((Request) coyote));
    }

    /** HTTP/1 without TLS: what is written goes to the socket as it is. */
    boolean isPlain() {
        return !request.isSecure()
                && (request.getProtocol() == Protocol.HTTP_1_1 || request.getProtocol() == Protocol.HTTP_1_0)
                && !request.getRequest().isUpgrade();
    }

    /** Whether the connection has taken nearly all that was written to it: a little more can be written without waiting. */
    boolean takesMore() {
        return request.getResponse().getOutputBuffer().canWrite();
    }

    /** Writes after what has been written, when and as the connection takes it. */
    void write(SendFile message) {
        request.getContext().write(message, message);
    }

    /**
     * Breaks the connection, or the stream of HTTP/2. Grizzly's own {@code close} would wait until all that was written is out, for
     * ever if the viewer takes nothing.
     */
    Runnable breaker() {
        Closeable connection = HttpContext.get(request.getContext()).getCloseable();
        return connection::terminateSilently;
    }

    Executor threads() {
        return new RequestThreads(request.getContext().getConnection());
    }

    private static Optional<Object> call(ClassValue<@Nullable Method> which, Object target) {
        Method method = which.get(target.getClass());
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
