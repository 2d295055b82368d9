package io.vireo.delivery.grizzly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Event loop that continues each body when its socket is writable, one after the other, until {@link #close}. A {@link LinkageError}
 * ends only the transfer in which it occurs; the fallback then replaces this way of sending for the next ones.
 */
final class TransferLoop implements Runnable, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TransferLoop.class.getName());

    /** The select timeout in milliseconds. A socket that another thread closes is released only by the next select. */
    private static final long SELECT_TIMEOUT_MILLIS = 1000;

    private record Registration(SelectableChannel socket, SendfileBody body) {}

    private final Selector selector;
    private final Consumer<? super LinkageError> fallback;
    private volatile boolean open = true;
    private volatile boolean ended;
    private final Queue<Registration> pending = new ConcurrentLinkedQueue<>();

    /** @param fallback called when the server's classes turn out to be incompatible; may be called several times */
    TransferLoop(Consumer<? super LinkageError> fallback) {
        this.fallback = fallback;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the loop has ended, so that it aborts every body. */
    boolean hasEnded() {
        return ended;
    }

    /** Registers a body until it has ended; aborts it if the loop has ended. */
    void add(SelectableChannel socket, SendfileBody body) {
        pending.add(new Registration(socket, body));
        if (ended) {
            abortPending(); // the loop may have processed its pending registrations before this one was added
        } else {
            selector.wakeup();
        }
    }

    /** Runs until {@link #close}, and then aborts the bodies that have not ended. */
    @Override
    public void run() {
        try (selector) {
            try {
                // a service thread: the completion of a request must run on a worker thread
                Threads.setService(true);
                while (open) {
                    selector.select(this::turn, SELECT_TIMEOUT_MILLIS);
                    register();
                }
            } finally {
                ended = true;
                selector.keys().forEach(this::abort);
                abortPending();
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A sendfile selector failed; its downloads are aborted, the other selectors go on", e);
        } catch (LinkageError e) {
            fallback.accept(e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
    }

    private void turn(SelectionKey key) {
        if (!(key.attachment() instanceof SendfileBody body)) {
            return;
        }
        try {
            if (!body.turn()) {
                key.cancel();
            }
        } catch (RuntimeException e) {
            // concerns one body only: continue with the others
            LOG.log(Level.WARNING, "A transfer failed and is aborted", e);
            key.cancel();
            abort(body);
        } catch (LinkageError e) {
            key.cancel();
            fallback.accept(e);
            abort(body);
        }
    }

    private void abort(SelectionKey key) {
        if (key.attachment() instanceof SendfileBody body) {
            abort(body);
        }
    }

    /** Aborts one body; a failure must not affect the others. */
    private void abort(SendfileBody body) {
        try {
            body.abort();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A transfer could not be aborted", e);
        } catch (LinkageError e) {
            fallback.accept(e);
        }
    }

    private void abortPending() {
        for (Registration next = pending.poll(); next != null; next = pending.poll()) {
            abort(next.body());
        }
    }

    private void register() throws IOException {
        List<Registration> all = new ArrayList<>();
        for (Registration next = pending.poll(); next != null; next = pending.poll()) {
            all.add(next);
        }
        if (all.isEmpty()) {
            return;
        }
        // deregisters the sockets whose previous body has ended
        selector.selectNow(this::turn);
        for (Registration next : all) {
            try {
                next.socket().register(selector, SelectionKey.OP_WRITE, next.body());
            } catch (ClosedChannelException e) {
                abort(next.body());
            }
        }
    }
}
