package io.vireo.http.connector;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Handles SIGTERM and SIGINT: stops accepting requests, waits up to the grace period for requests in flight, and then lets the JVM
 * exit. A second signal ends the wait. A signal handler is used because the server's own shutdown starts by closing connections, and
 * shutdown hooks run concurrently with it.
 */
final class GracefulShutdown implements SignalHandler {
    private static final Logger LOG = System.getLogger(GracefulShutdown.class.getName());

    private final InFlightRequests inFlightRequests;
    private final Duration gracePeriod;
    private final Map<Signal, SignalHandler> previousHandlers = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    GracefulShutdown(InFlightRequests inFlightRequests, Duration gracePeriod) {
        this.inFlightRequests = inFlightRequests;
        this.gracePeriod = gracePeriod;
    }

    void install() {
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                Signal signal = new Signal(name);
                previousHandlers.put(signal, Signal.handle(signal, this));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.DEBUG, "Graceful shutdown is disabled: the JVM does not allow signal handlers (-Xrs)", e);
            }
        }
    }

    void remove() {
        previousHandlers.forEach(Signal::handle);
    }

    @Override
    public void handle(Signal signal) {
        if (stopping.compareAndSet(false, true)) {
            int running = inFlightRequests.close();
            LOG.log(Level.INFO, "Stopping: {0} requests under way may take up to {1}", running, gracePeriod);
            int remaining = inFlightRequests.await(gracePeriod);
            if (remaining > 0) {
                LOG.log(Level.WARNING, "Stopping now: {0} requests did not finish in time", remaining);
            }
        }
        previousHandlers.getOrDefault(signal, SIG_DFL).handle(signal);
    }
}
