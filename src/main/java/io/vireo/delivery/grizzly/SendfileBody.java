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
 * A response body sent by sendfile, a bounded number of bytes per turn. It waits in Grizzly's write queue until the head has been
 * sent, and then continues on {@link SendfileSelectors} (docs/decisions/0015-sendfile.md).
 */
@SuppressWarnings("rawtypes") // as the queue has them
final class SendfileBody implements FileChunk, CompletionHandler<WriteResult>, ActiveTransfers.Transfer {
    private static final System.Logger LOG = System.getLogger(SendfileBody.class.getName());

    /**
     * Up to this number of active bodies the first bytes are sent on the request thread, which saves a thread switch. With more, later
     * requests would have to wait for them.
     */
    private static final int FEW = Runtime.getRuntime().availableProcessors();

    private static final long AT_FIRST = 1024 * 1024;

    /** The maximum number of bytes sent in one turn, so that a fast client does not delay the others. */
    private static final long AT_ONCE = 4 * 1024 * 1024;

    /** More than a socket buffer may have grown: what the buffer accepts then has not been received by the client. */
    private static final long NUDGE = 16 * 1024 * 1024;

    private final FileBody body;
    private final ActiveTransfers activeTransfers;
    private final SendfileSelectors transfers;
    private final Runnable ended;
    private final Runnable breakOff;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable SocketChannel socket;

    /**
     * @param ended called once, after the last byte or when the connection is broken
     * @param breakOff closes the connection, whatever is still to be written
     */
    SendfileBody(
            FileBody body,
            ActiveTransfers activeTransfers,
            SendfileSelectors transfers,
            Runnable ended,
            Runnable breakOff) {
        this.body = body;
        this.activeTransfers = activeTransfers;
        this.transfers = transfers;
        this.ended = ended;
        this.breakOff = breakOff;
    }

    /**
     * Called when the body is at the head of the write queue; reports to the queue that it is done.
     *
     * @return the queue space to release: the queue reserves one unit for a message of this type, and the true number of bytes would
     *     corrupt its accounting and block the connection
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
            transfers.add(channel, this);
        }
    }

    /** Sends what the socket accepts, up to a bound; returns whether bytes remain. */
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

    /** Sends at most {@code atMost} bytes; returns whether bytes remain. */
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

    /** The queue has processed the message; nothing to do. */
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

    /** Usually the client closed the connection, which is not reported. */
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
