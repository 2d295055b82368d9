package io.vireo.pagination;

import io.vireo.http.AsyncCompletionListener;
import io.vireo.http.CacheableJson;
import io.vireo.http.GzipInterceptor;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.connector.ConnectorSelector;
import io.vireo.platform.database.DatabaseUnavailableException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Streams a list of any length as the body of an asynchronous response. The next segment is read when the connection is writable, so
 * memory use is bounded by one segment, no thread and no database connection waits for a slow client, and nothing is read after a client
 * has disconnected. If reading fails, the connection is closed abnormally, so that the client does not mistake the list for complete;
 * servers other than Payara end the body regularly.
 */
public final class StreamedResponse implements WriteListener {
    /** Source of the segments. It is called by one thread at a time, which may block on the database. */
    public interface Pieces extends AutoCloseable {
        /** Returns the next segment; null at the end. */
        byte @Nullable [] next();

        /** Called, perhaps more than once, after the last segment or after a failure, and then also by another thread. */
        @Override
        default void close() {}
    }

    private static final Logger LOG = System.getLogger(StreamedResponse.class.getName());
    private static final int SLICE = 64 * 1024;

    private final ServletOutputStream out;
    private final Pieces segments;
    private final Executor executor;
    private final AsyncResponse asyncResponse;
    private final Runnable aborter;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final @Nullable GZIPOutputStream gzip;

    private byte[] segment;
    private int sent;
    private boolean exhausted;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StreamedResponse(
            ServletOutputStream out,
            Pieces segments,
            Executor executor,
            AsyncResponse asyncResponse,
            Runnable aborter,
            boolean compress)
            throws IOException {
        this.out = out;
        this.segments = segments;
        this.executor = executor;
        this.asyncResponse = asyncResponse;
        this.aborter = aborter;
        this.gzip = compress ? new GZIPOutputStream(compressed) : null;
        this.segment = next();
    }

    /**
     * Starts sending JSON and returns. The status and other headers must be set before. An exception from reading the first segment is
     * thrown to the caller, which can still send an error response.
     *
     * <p>The response to {@code HEAD} has no {@code Content-Length}, because the length is unknown. It is committed here, because the
     * container would otherwise add a length of 0.
     */
    public static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse asyncResponse,
            Supplier<? extends Pieces> segments,
            Executor executor)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheableJson.REVALIDATE);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            response.flushBuffer();
            asyncResponse.resume(Response.ok().build());
            return;
        }
        Pieces pieces = segments.get();
        try {
            start(request, response, asyncResponse, pieces, executor);
        } catch (IOException | RuntimeException e) {
            pieces.close();
            throw e;
        }
    }

    private static void start(
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse asyncResponse,
            Pieces segments,
            Executor executor)
            throws IOException {
        boolean compress = GzipInterceptor.isAcceptedBy(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        AsyncContext async = request.getAsyncContext();
        ServletOutputStream out = response.getOutputStream();
        Executor contextual = work -> executor.execute(RequestIdFilter.propagating(work));
        Runnable aborter = ConnectorSelector.current().aborter(async.getRequest());
        StreamedResponse stream = new StreamedResponse(out, segments, contextual, asyncResponse, aborter, compress);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (compress) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GzipInterceptor.NAME);
        }
        async.setTimeout(0);
        async.addListener(new AsyncCompletionListener(stream::abort, () -> {
            stream.closed.set(true);
            segments.close();
        }));
        out.setWriteListener(stream);
    }

    /** Continues on a worker thread, because the container's thread may be the selector thread of all connections. */
    @Override
    public void onWritePossible() {
        executor.execute(this::write);
    }

    private synchronized void write() {
        try {
            while (!closed.get() && out.isReady()) {
                if (sent < segment.length) {
                    int length = Math.min(SLICE, segment.length - sent);
                    out.write(segment, sent, length);
                    sent += length;
                } else if (exhausted) {
                    end();
                } else {
                    segment = next();
                    sent = 0;
                }
            }
        } catch (IOException e) {
            onError(e);
        } catch (RuntimeException e) {
            LOG.log(
                    DatabaseUnavailableException.isCauseOf(e) ? Level.DEBUG : Level.ERROR,
                    "Sending a streamed list failed",
                    e);
            abort();
        }
    }

    private byte[] next() throws IOException {
        byte[] segmentBytes = segments.next();
        exhausted = segmentBytes == null;
        if (gzip == null) {
            return segmentBytes == null ? new byte[0] : segmentBytes;
        }
        if (segmentBytes == null) {
            gzip.finish();
        } else {
            gzip.write(segmentBytes);
        }
        byte[] bytes = compressed.toByteArray();
        compressed.reset();
        return bytes;
    }

    /** Usually caused by a disconnected client, so it is logged at debug level only. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "Sending a streamed list failed; the client has probably disconnected", cause);
        abort();
    }

    private void abort() {
        if (!closed.get()) {
            aborter.run();
        }
        end();
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            segments.close();
            asyncResponse.resume(Response.ok().build());
        }
    }
}
