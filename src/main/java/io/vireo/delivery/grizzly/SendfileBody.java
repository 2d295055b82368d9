package io.vireo.delivery.grizzly;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.FileBody;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.FileChunk;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.threadpool.Threads;
import org.jspecify.annotations.Nullable;

/**
 * A body that the kernel's sendfile moves from the file to the socket, a bounded bit each time that the socket takes more. It waits
 * in Grizzly's write queue until the head is out, and then goes its own way (docs/decisions/0015-sendfile.md).
 */
@SuppressWarnings("rawtypes") // as the queue has them
final class SendfileBody implements FileChunk, CompletionHandler<WriteResult>, ActiveTransfers.Transfer {
    private static final System.Logger LOG = System.getLogger(SendfileBody.class.getName());

    /**
     * With no more bodies on their way the first bytes are moved on the thread for requests, which saves a change of threads. With
     * more, each request that comes later would wait for them.
     */
    private static final int FEW = Runtime.getRuntime().availableProcessors();

    private static final long AT_FIRST = 1024 * 1024;

    /** A fast viewer must not keep the others waiting for long. */
    private static final long AT_ONCE = 4 * 1024 * 1024;

    /** More than the buffer of a socket may have grown meanwhile: what it takes then was not taken by the viewer. */
    private static final long NUDGE = 16 * 1024 * 1024;

    private final FileBody body;
    private final ActiveTransfers activeTransfers;
    private final SendfileSelectors sendfileSelectors;
    private final Runnable ended;
    private final Runnable breakOff;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable SocketChannel socket;

    /**
     * @param ended called once, after the last byte or when the connection is broken
     * @param breakOff breaks the connection, whatever is still to be written
     */
    SendfileBody(
            FileBody body,
            ActiveTransfers activeTransfers,
            SendfileSelectors sendfileSelectors,
            Runnable ended,
            Runnable breakOff) {
        this.body = body;
        this.activeTransfers = activeTransfers;
        this.sendfileSelectors = sendfileSelectors;
        this.ended = ended;
        this.breakOff = breakOff;
    }

    /**
     * The body's turn has come in the queue, which is told that it is done with it.
     *
     * @return what the queue is to give back of its space: for a message of this kind it reserves one unit, and with the true number
     *     of bytes its account would be wrong from then on, and the connection stuck
     */
    @Override
    public long writeTo(WritableByteChannel channel) throws IOException {
        begin((SocketChannel) channel);
        return 1;
    }

    private synchronized void begin(SocketChannel channel) throws IOException {
        socket = channel;
        if (!Threads.isService() && activeTransfers.count() <= FEW) {
            body.transferTo(channel, AT_FIRST);
        }
        if (body.remaining() > 0) {
            sendfileSelectors.add(channel, this);
        }
    }

    /** Moves what the socket takes, up to a bound; returns whether more is to be sent. */
    boolean turn() {
        return turn(AT_ONCE);
    }

    private boolean turn(long atMost) {
        try {
            if (move(atMost)) {
                return true;
            }
            end();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    /** Returns whether more is to be sent. */
    private synchronized boolean move(long atMost) throws IOException {
        if (!closed.get()) {
            body.transferTo(Objects.requireNonNull(socket), atMost);
        }
        return body.remaining() > 0 && !closed.get();
    }

    @Override
    public synchronized boolean hasRemaining() {
        return socket == null;
    }

    @Override
    public int remaining() {
        return hasRemaining() ? 1 : 0;
    }

    @Override
    public boolean isExternal() {
        return true;
    }

    @Override
    public boolean release() {
        return true;
    }

    @Override
    public boolean isByKernel() {
        return true;
    }

    @Override
    public long bytesSent() {
        return body.sent();
    }

    @Override
    public void retry() {
        if (!hasRemaining()) {
            turn(NUDGE);
        }
    }

    @Override
    public void abort() {
        breakOff.run();
        end();
    }

    /** The queue has done its part. */
    @Override
    public void completed(WriteResult result) {
        if (body.remaining() == 0) {
            end();
        }
    }

    @Override
    public void updated(WriteResult result) {}

    @Override
    public void cancelled() {
        end();
    }

    /** A peer that went away is the usual cause: nothing to report. */
    @Override
    public void failed(Throwable cause) {
        LOG.log(Level.DEBUG, "A transfer ended early", cause);
        abort();
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            activeTransfers.remove(this);
            synchronized (this) {
                body.close();
            }
            ended.run();
        }
    }
}
