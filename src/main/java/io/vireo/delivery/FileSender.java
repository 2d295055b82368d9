package io.vireo.delivery;

import io.vireo.http.AsyncEnd;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the body of an asynchronous response, only when the container says that the connection takes more: no thread waits for a
 * slow viewer.
 */
final class FileSender implements WriteListener, Viewers.Viewer {
    private static final System.Logger LOG = System.getLogger(FileSender.class.getName());
    private static final int CHUNK = 64 * 1024;

    private final ServletOutputStream out;
    private final Body body;
    private final Viewers viewers;
    private final Runnable ended;
    private final Runnable breakOff;
    private final Executor threads;
    private final int turn;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param ended called once, after the last byte or when the connection is broken; completes the context
     * @param breakOff breaks the connection, so that a body that is not whole does not look so
     * @param threads those that read the body, or {@code Runnable::run} if that of the connection may
     * @param turn after how many chunks others have their turn on the threads
     */
    FileSender(
            ServletOutputStream out,
            Body body,
            Viewers viewers,
            Runnable ended,
            Runnable breakOff,
            Executor threads,
            int turn) {
        this.out = out;
        this.body = body;
        this.viewers = viewers;
        this.ended = ended;
        this.breakOff = breakOff;
        this.threads = threads;
        this.turn = turn;
    }

    /**
     * Starts to send and returns; ends the exchange after the last byte. Parameters as those of the constructor.
     *
     * @param body is closed, also if this fails
     */
    static void start(
            ServletExchange exchange, Body body, Viewers viewers, Runnable breakOff, Executor threads, int turn)
            throws IOException {
        try {
            AsyncContext async = exchange.detach();
            ServletOutputStream out = exchange.response().getOutputStream();
            FileSender sender = new FileSender(out, body, viewers, exchange::end, breakOff, threads, turn);
            async.addListener(new AsyncEnd(sender::end, sender::close));
            viewers.add(sender);
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
                if (chunks == turn) {
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

    /** A peer that went away is the usual cause: nothing to report. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "A transfer ended early", cause);
        breakOff.run();
        end();
    }

    @Override
    public long taken() {
        return body.sent();
    }

    /** Servlets cannot: the container writes what it has been given. */
    @Override
    public void nudge() {
        body.rest();
    }

    @Override
    public void drop() {
        LOG.log(Level.DEBUG, "Dropped a viewer that takes nothing");
        breakOff.run();
        end();
    }

    private void end() {
        if (close()) {
            ended.run();
        }
    }

    /** Whether this call was the one that closed it. */
    private boolean close() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        viewers.remove(this);
        body.close();
        return true;
    }
}
