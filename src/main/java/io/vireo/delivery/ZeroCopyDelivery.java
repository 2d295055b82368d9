package io.vireo.delivery;

import io.vireo.delivery.sender.NonBlockingSender;
import io.vireo.http.FastPathObserver;
import io.vireo.http.SecurityHeaders;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connector-specific extension of delivery: sendfile and the fast path. Implementations are found by {@link java.util.ServiceLoader}
 * for the running server; without one, {@link NonBlockingSender} sends the files.
 */
public interface ZeroCopyDelivery {
    /**
     * Dependencies of zero-copy delivery.
     *
     * @param otherwise sends responses that cannot be sent by sendfile, such as over TLS
     * @param fallback called when the server's classes turn out to be incompatible; such a request is sent by {@code otherwise}
     */
    record Dependencies(
            ActiveTransfers transfers,
            ThreadFactory threads,
            FileSender otherwise,
            Consumer<? super LinkageError> fallback) {}

    /**
     * Dependencies of the fast path.
     *
     * @param cors adds the CORS response headers for the origin of a request, or none; {@link io.vireo.http.CorsHeaders#add}
     * @param cacheBytes the maximum size of the small-file cache, in bytes
     */
    record FastPathParts(
            FastPath.Handler handler,
            BiConsumer<@Nullable String, BiConsumer<String, String>> cors,
            SecurityHeaders headers,
            FastPathObserver.Count count,
            long cacheBytes) {}

    /** Starts zero-copy delivery; {@link Running#close} stops it. */
    Running start(Dependencies dependencies);

    /** A running zero-copy delivery. */
    interface Running extends AutoCloseable {
        FileSender sender();

        /**
         * Enables the fast path.
         *
         * @return an action that disables it
         * @throws ReflectiveOperationException if the server does not have the expected structure
         */
        Runnable open(FastPathParts path) throws ReflectiveOperationException;

        @Override
        void close();
    }
}
