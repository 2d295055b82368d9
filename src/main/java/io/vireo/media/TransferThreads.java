package io.vireo.media;

import io.vireo.http.GrizzlyListeners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.strategies.AbstractIOStrategy;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Writes what connections take on threads of its own, one turn of each connection after the other. Payara writes on the threads that
 * wait for all connections: every request would wait until each viewer that takes more just then has got it, and for the disk.
 */
final class TransferThreads extends AbstractIOStrategy {
    static final String NAME = "vireo-transfers";
    private static final Logger LOG = Logger.getLogger(TransferThreads.class.getName());

    /** Half of the processors, so that requests find one. */
    private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final IOStrategy others;
    private final Executor threads;

    private TransferThreads(IOStrategy others, Executor threads) {
        this.others = others;
        this.threads = threads;
    }

    /** For all of Payara's listeners, as far as there are any; returns what ends it. */
    static Runnable start() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                COUNT,
                COUNT,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                TransferThreads::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        List<Runnable> ends = new ArrayList<>();
        try {
            for (Object transport : GrizzlyListeners.transports()) {
                ends.add(insertInto(transport, threads));
            }
        } catch (ReflectiveOperationException e) {
            LOG.fine(() -> "No listeners of Payara: " + e);
        }
        ends.add(threads::shutdown);
        return () -> ends.forEach(Runnable::run);
    }

    static Runnable insertInto(Object transport, Executor threads) {
        Transport listener = (Transport) transport;
        IOStrategy before = listener.getIOStrategy();
        listener.setIOStrategy(new TransferThreads(before, threads));
        return () -> listener.setIOStrategy(before);
    }

    /** One of the connector's own, which must not be kept by the application. */
    static Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    Threads.setService(true);
                    work.run();
                },
                NAME);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled) throws IOException {
        if (event != IOEvent.WRITE) {
            return others.executeIoEvent(connection, event, enabled);
        }
        if (enabled) {
            connection.disableIOEvent(event);
        }
        threads.execute(() -> fireIOEvent(connection, event, ENABLE_INTEREST_LIFECYCLE_LISTENER, LOG));
        return true;
    }

    @Override
    public Executor getThreadPoolFor(Connection connection, IOEvent event) {
        return others.getThreadPoolFor(connection, event);
    }
}
