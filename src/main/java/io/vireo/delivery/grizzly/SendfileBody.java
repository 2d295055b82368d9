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
@SuppressWarnings("rawtypes") // the queue's types are raw
final class SendfileBody implements FileChunk, CompletionHandler<WriteResult>, ActiveTransfers.Transfer {
    private static final System.Logger LOG = System.getLogger(SendfileBody.class.getName());

    /**
     * Up to this number of active bodies the first bytes are sent on the request thread, which saves a thread switch. With more, later
     * requests would have to wait for them.
     */
    private static final int MAX_ACTIVE_ON_REQUEST_THREAD = Runtime.getRuntime().availableProcessors();

    private static final long FIRST_BYTES = 1024 * 1024;

    /** The maximum number of bytes sent in one turn, so that a fast client does not delay the others. */
    private static final long TURN_BYTES = 4 * 1024 * 1024;

    /** More than a socket buffer can grow: one retry fills the buffer, whose content the client need not have received. */
    private static final long RETRY_BYTES = 16 * 1024 * 1024;

    private final FileBody body;
    private final ActiveTransfers activeTransfers;
    private final SendfileSelectors selectors;
    private final Runnable ended;
    private final Runnable connectionAborter;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable SocketChannel socket;

    /**
     * @param ended called once, after the last byte or when the connection is broken
     * @param connectionAborter closes the connection, whatever is still to be written
     */
    SendfileBody(
            FileBody body,
            ActiveTransfers activeTransfers,
            SendfileSelectors selectors,
            Runnable ended,
            Runnable connectionAborter) {
        this.body = body;
        this.activeTransfers = activeTransfers;
        this.selectors = selectors;
        this.ended = ended;
        this.connectionAborter = connectionAborter;
    }

    /**
     * Called when the body is at the head of the write queue; reports to the queue that it is done.
     *
     * @return the queue space to release: the queue reserves one unit for a message of this type, and the true number of bytes would
     *     corrupt its accounting and block the connection
     */
    @Override
    public long writeTo(WritableByteChannel channel) throws IOException {
        try {
            begin((SocketChannel) channel);
        } catch (LinkageError e) {
            selectors.fallBack(e);
            abort();
        }
        return 1;
    }

    private synchronized void begin(SocketChannel channel) throws IOException {
        socket = channel;
        if (!Threads.isService() && activeTransfers.count() <= MAX_ACTIVE_ON_REQUEST_THREAD) {
            body.transferTo(channel, FIRST_BYTES);
        }
        if (body.remaining() > 0) {
            selectors.add(channel, this);
        }
    }

    /** Sends what the socket accepts, up to a bound; returns whether bytes remain. */
    boolean turn() {
        return turn(TURN_BYTES);
    }

    private boolean turn(long atMost) {
        try {
            if (transfer(atMost)) {
                return true;
            }
            end();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        return false;
    }

    /** Sends at most {@code atMost} bytes; returns whether bytes remain. */
    private synchronized boolean transfer(long atMost) throws IOException {
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
            turn(RETRY_BYTES);
        }
    }

    @Override
    public void abort() {
        try {
            connectionAborter.run();
        } catch (LinkageError e) {
            closeSocket(); // otherwise the client would read the next response as the rest of this one
            throw e;
        } finally {
            end();
        }
    }

    private synchronized void closeSocket() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The socket of an aborted transfer could not be closed", e);
        }
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
