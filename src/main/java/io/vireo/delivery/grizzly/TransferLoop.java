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
import org.glassfish.grizzly.threadpool.Threads;

/** Gives a turn to one body after the other, to each when its socket takes more, until {@link #close}. */
final class TransferLoop implements Runnable, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TransferLoop.class.getName());

    /** In ms. A socket that another thread has closed meanwhile is only closed by the system when the selector lets it go. */
    private static final long PAUSE = 1000;

    private record Coming(SelectableChannel socket, SendfileBody body) {}

    private final Selector selector;
    private volatile boolean open = true;
    private volatile boolean ended;
    private final Queue<Coming> coming = new ConcurrentLinkedQueue<>();

    TransferLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on; a body that has ended gets no more turns, and one that comes after the end of the loop is broken off. */
    void add(SelectableChannel socket, SendfileBody body) {
        coming.add(new Coming(socket, body));
        if (ended) {
            dropComing(); // nobody else would: the loop looked for the last time before this one was there
        } else {
            selector.wakeup();
        }
    }

    /** Until {@link #close}; then breaks off what has not ended. */
    @Override
    public void run() {
        // Not one of the threads for requests: what a body's end sets off has to go to those.
        Threads.setService(true);
        try (selector) {
            try {
                while (open) {
                    selector.select(TransferLoop::turn, PAUSE);
                    register();
                }
            } finally {
                ended = true;
                selector.keys().forEach(TransferLoop::drop);
                dropComing();
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "No body of a file can be sent any more", e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
    }

    private static void turn(SelectionKey key) {
        if (!(key.attachment() instanceof SendfileBody body)) {
            return;
        }
        try {
            if (!body.turn()) {
                key.cancel();
            }
        } catch (RuntimeException e) {
            // of one body: the loop goes on with the others
            LOG.log(Level.WARNING, "A transfer failed and is aborted", e);
            key.cancel();
            body.abort();
        }
    }

    private static void drop(SelectionKey key) {
        if (key.attachment() instanceof SendfileBody body) {
            body.abort();
        }
    }

    private void dropComing() {
        for (Coming next = coming.poll(); next != null; next = coming.poll()) {
            next.body().abort();
        }
    }

    private void register() throws IOException {
        List<Coming> all = new ArrayList<>();
        for (Coming next = coming.poll(); next != null; next = coming.poll()) {
            all.add(next);
        }
        if (all.isEmpty()) {
            return;
        }
        // A socket whose body before has ended is only free after this.
        selector.selectNow(TransferLoop::turn);
        for (Coming next : all) {
            try {
                next.socket().register(selector, SelectionKey.OP_WRITE, next.body());
            } catch (ClosedChannelException e) {
                next.body().abort();
            }
        }
    }
}
