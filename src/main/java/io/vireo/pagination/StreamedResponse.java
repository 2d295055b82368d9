package io.vireo.pagination;

import io.vireo.http.AsyncCompletionListener;
import io.vireo.http.GzipInterceptor;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.grizzly.ConnectorRequest;
import io.vireo.platform.database.DatabaseUnavailableException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a list of any length as the body of an asynchronous response, a piece at a time: the next one is read when the connection
 * takes more. So there is never more than a piece in memory, no thread and no database connection waits for a slow client, and
 * nothing is read for one that has left. A list that cannot be sent to its end breaks the connection: its client must not take it for
 * the whole. Servers other than Payara end the body there.
 */
public final class StreamedResponse implements WriteListener {
    /** Where the bytes come from; asked by one thread at a time, which may wait for the database. */
    public interface Pieces {
        /** The next bytes, or null after the last. */
        byte @Nullable [] next();
    }

    private static final Logger LOG = System.getLogger(StreamedResponse.class.getName());
    private static final int SLICE = 64 * 1024;

    private final ServletOutputStream out;
    private final Pieces pieces;
    private final Executor executor;
    private final Runnable ended;
    private final Runnable breaker;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final @Nullable GZIPOutputStream packer;

    private byte[] piece;
    private int sent;
    private boolean read;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StreamedResponse(
            ServletOutputStream out, Pieces pieces, Executor executor, Runnable ended, Runnable breaker, boolean gzip)
            throws IOException {
        this.out = out;
        this.pieces = pieces;
        this.executor = executor;
        this.ended = ended;
        this.breaker = breaker;
        this.packer = gzip ? new GZIPOutputStream(packed) : null;
        this.piece = next();
    }

    /**
     * Starts to send and returns. Status and headers must be set before; {@code Content-Encoding} and {@code Vary} are set here. What
     * reading the first piece throws is thrown on, and the answer is still the caller's.
     *
     * @param ended called once, after the last byte or when the list broke off before it; completes the context
     */
    public static void send(
            HttpServletRequest request, HttpServletResponse response, Pieces pieces, Executor executor, Runnable ended)
            throws IOException {
        boolean gzip = GzipInterceptor.isAcceptedBy(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        AsyncContext async = request.getAsyncContext();
        ServletOutputStream out = response.getOutputStream();
        Executor carrying = work -> executor.execute(RequestIdFilter.propagating(work));
        StreamedResponse stream = new StreamedResponse(out, pieces, carrying, ended, breaker(async.getRequest()), gzip);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GzipInterceptor.NAME);
        }
        async.setTimeout(0);
        async.addListener(new AsyncCompletionListener(stream::breakOff, () -> stream.closed.set(true)));
        out.setWriteListener(stream);
    }

    /** The container's thread may be the one that serves all connections: it does not read. */
    @Override
    public void onWritePossible() {
        executor.execute(this::write);
    }

    private synchronized void write() {
        try {
            while (!closed.get() && out.isReady()) {
                if (sent < piece.length) {
                    int length = Math.min(SLICE, piece.length - sent);
                    out.write(piece, sent, length);
                    sent += length;
                } else if (read) {
                    end();
                } else {
                    piece = next();
                    sent = 0;
                }
            }
        } catch (IOException e) {
            onError(e);
        } catch (RuntimeException e) {
            LOG.log(
                    DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.ERROR,
                    "A list could not be sent to its end",
                    e);
            breakOff();
        }
    }

    private static Runnable breaker(ServletRequest request) {
        try {
            return ConnectorRequest.of(request)
                    .map(ConnectorRequest::connectionAborter)
                    .orElse(() -> {});
        } catch (LinkageError e) {
            return () -> {};
        }
    }

    private byte[] next() throws IOException {
        byte[] plain = pieces.next();
        read = plain == null;
        if (packer == null) {
            return plain == null ? new byte[0] : plain;
        }
        if (plain == null) {
            packer.finish();
        } else {
            packer.write(plain);
        }
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return bytes;
    }

    /** A client that went away is the usual cause: nothing to report. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "A list was not read to its end", cause);
        breakOff();
    }

    private void breakOff() {
        if (!closed.get()) {
            breaker.run();
        }
        end();
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            ended.run();
        }
    }
}
