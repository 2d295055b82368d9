package io.vireo.delivery.sender;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.Body;
import io.vireo.delivery.ServletExchange;
import io.vireo.http.AsyncCompletionListener;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Write listener that sends a body when the container reports that the connection is writable. No thread waits for a slow client. */
final class NonBlockingWriter implements WriteListener, ActiveTransfers.Transfer {
    private static final System.Logger LOG = System.getLogger(NonBlockingWriter.class.getName());
    private static final int CHUNK_BYTES = 64 * 1024;

    private final ServletOutputStream out;
    private final Body body;
    private final ActiveTransfers transfers;
    private final Runnable ended;
    private final Runnable connectionAborter;
    private final Executor threads;
    private final int chunksPerTurn;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param ended called once, after the last byte or when the connection is broken; completes the context
     * @param connectionAborter closes the connection, so that an incomplete body is not taken for a complete one
     * @param threads the executor that reads the body, or {@code Runnable::run} if the connection's thread may block
     * @param chunksPerTurn the number of chunks after which other transfers get their turn on the executor
     */
    NonBlockingWriter(
            ServletOutputStream out,
            Body body,
            ActiveTransfers transfers,
            Runnable ended,
            Runnable connectionAborter,
            Executor threads,
            int chunksPerTurn) {
        this.out = out;
        this.body = body;
        this.transfers = transfers;
        this.ended = ended;
        this.connectionAborter = connectionAborter;
        this.threads = threads;
        this.chunksPerTurn = chunksPerTurn;
    }

    /**
     * Starts the transfer and returns; completes the exchange after the last byte. Parameters as for the constructor.
     *
     * @param body is closed, also if this method fails
     */
    static void start(
            ServletExchange exchange,
            Body body,
            ActiveTransfers transfers,
            Runnable connectionAborter,
            Executor threads,
            int chunksPerTurn)
            throws IOException {
        try {
            AsyncContext async = exchange.detach();
            ServletOutputStream out = exchange.response().getOutputStream();
            NonBlockingWriter sender = new NonBlockingWriter(
                    out, body, transfers, exchange::end, connectionAborter, threads, chunksPerTurn);
            async.addListener(new AsyncCompletionListener(sender::end, sender::close));
            transfers.add(sender);
            out.setWriteListener(sender);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    @Override
    public void onWritePossible() {
        threads.execute(this::send);
    }

    private void send() {
        try {
            for (int chunks = 0; !closed.get() && out.isReady(); chunks++) {
                if (body.remaining() == 0) {
                    end();
                    return;
                }
                if (chunks == chunksPerTurn) {
                    threads.execute(this::send);
                    return;
                }
                chunk.clear();
                body.read(chunk);
                out.write(chunk.array(), 0, chunk.position());
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    /** Usually the client closed the connection, which is not reported. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "A transfer ended early", cause);
        connectionAborter.run();
        end();
    }

    @Override
    public long bytesSent() {
        return body.sent();
    }

    /** Not supported by the servlet API: the container writes what it has been given. */
    @Override
    public void retry() {
        body.releaseIdle();
    }

    @Override
    public void abort() {
        LOG.log(Level.DEBUG, "Aborted an idle download");
        connectionAborter.run();
        end();
    }

    private void end() {
        if (close()) {
            ended.run();
        }
    }

    /** Closes the body; returns whether this call closed it. */
    private boolean close() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        transfers.remove(this);
        body.close();
        return true;
    }
}
