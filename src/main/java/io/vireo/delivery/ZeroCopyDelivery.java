package io.vireo.delivery;

import io.vireo.delivery.sender.NonBlockingSender;
import io.vireo.http.FastPathObserver;
import io.vireo.http.SecurityHeaders;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server's connector adds to delivery: bodies that the kernel moves from the file to the socket, and answers before the servlet
 * container. Found by {@link java.util.ServiceLoader} for the running server; without one, files are sent by {@link NonBlockingSender}.
 */
public interface ZeroCopyDelivery {
    /**
     * @param otherwise sends what cannot be sent without a copy, such as over TLS
     * @param fallback told when the server's classes do not fit after all; such a request is sent by {@code otherwise}
     */
    record Parts(
            ActiveTransfers viewers,
            ThreadFactory threads,
            FileSender otherwise,
            Consumer<? super LinkageError> fallback) {}

    /**
     * What an answer before the servlet container needs of those who are asked there.
     *
     * @param cors adds to the headers of an answer to a page of some origin, or none; {@link io.vireo.http.CorsHeaders#add}
     * @param cacheBytes the most memory for small files
     */
    record FastPathParts(
            FastPath.Answers answers,
            BiConsumer<@Nullable String, BiConsumer<String, String>> cors,
            SecurityHeaders headers,
            FastPathObserver.Count count,
            long cacheBytes) {}

    /** Begins to send; {@link Running#close} ends it. */
    Running start(Parts parts);

    /** Zero-copy delivery at work. */
    interface Running extends AutoCloseable {
        FileSender sender();

        /**
         * Answers in the connector from now on.
         *
         * @return undoes it
         * @throws ReflectiveOperationException if the server is not as expected
         */
        Runnable open(FastPathParts path) throws ReflectiveOperationException;

        @Override
        void close();
    }
}
