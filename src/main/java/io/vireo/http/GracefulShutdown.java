package io.vireo.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What SIGTERM and Ctrl-C do: no new requests are taken, those under way may finish for a while, and then the JVM ends as it would have
 * without. A second signal ends the wait. The servers' own shutdown begins with closing the connections, and so do shutdown hooks,
 * which all run at once: only the signal comes before them.
 */
public final class GracefulShutdown implements SignalHandler {
    private static final Logger LOG = System.getLogger(GracefulShutdown.class.getName());

    private final InFlightRequests inFlightRequests;
    private final Duration patience;
    private final Map<Signal, SignalHandler> before = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    public GracefulShutdown(InFlightRequests inFlightRequests, Duration patience) {
        this.inFlightRequests = inFlightRequests;
        this.patience = patience;
    }

    public void install() {
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, this));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.DEBUG, "The JVM leaves us no signals (-Xrs)", e);
            }
        }
    }

    public void remove() {
        before.forEach(Signal::handle);
    }

    @Override
    public void handle(Signal signal) {
        if (stopping.compareAndSet(false, true)) {
            int running = inFlightRequests.close();
            LOG.log(Level.INFO, "Stopping: {0} requests under way may take up to {1}", running, patience);
            int left = inFlightRequests.await(patience);
            if (left > 0) {
                LOG.log(Level.WARNING, "Stopping now: {0} requests did not finish in time", left);
            }
        }
        before.getOrDefault(signal, SIG_DFL).handle(signal);
    }
}
