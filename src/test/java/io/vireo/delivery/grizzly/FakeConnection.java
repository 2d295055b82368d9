package io.vireo.delivery.grizzly;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Objects;

/** An asynchronous response over a connection that accepts a limited number of writes at a time. */
public final class FakeConnection {
    private final int writesPerNotification;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int permits;
    private int completions;
    private WriteListener listener;

    private final ServletOutputStream out = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return permits > 0;
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            listener = Objects.requireNonNull(writeListener);
        }

        @Override
        public void write(int value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (permits-- <= 0) {
                throw new IllegalStateException("not ready");
            }
            received.write(bytes, offset, length);
        }
    };

    public FakeConnection(int writesPerNotification) {
        this.writesPerNotification = writesPerNotification;
    }

    public ServletOutputStream out() {
        return out;
    }

    public AsyncContext async() {
        return proxy(AsyncContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "complete" -> completions++;
            case "setTimeout" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Makes the connection writable and notifies the listener. */
    public void acceptWrites() throws IOException {
        permits = writesPerNotification;
        listener.onWritePossible();
    }

    /** Breaks the connection and notifies the listener. */
    public void fail() {
        listener.onError(new IOException("Broken pipe"));
    }

    public byte[] received() {
        return received.toByteArray();
    }

    public boolean isCompleted() {
        return completions > 0;
    }

    public int completions() {
        return completions;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result = handler.invoke(proxy, method, args);
            return method.getReturnType() == void.class ? null : result;
        }));
    }
}
