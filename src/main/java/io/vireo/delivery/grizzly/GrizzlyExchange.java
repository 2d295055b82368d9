package io.vireo.delivery.grizzly;

import io.vireo.delivery.Exchange;
import io.vireo.http.FastPathObserver;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose response is sent from Grizzly's filter chain. The response is not written to the connector until it is final; until
 * then the unmodified request can be passed to the servlet container.
 */
final class GrizzlyExchange implements Exchange {
    private static final System.Logger LOG = System.getLogger(GrizzlyExchange.class.getName());

    private final FilterChainContext context;
    private final HttpRequestPacket request;
    private final FastPathObserver.Count count;
    private final long start = System.nanoTime();
    private final List<String> headers = new ArrayList<>();

    /**
     * Set by whichever comes first: the end of the response, or the return of the thread that started it. The second one completes the
     * request.
     */
    private final AtomicBoolean passed = new AtomicBoolean();

    private int status = 200;
    private @Nullable String mediaType;
    private long length;

    GrizzlyExchange(FilterChainContext context, HttpRequestPacket request, FastPathObserver.Count count) {
        this.context = context;
        this.request = request;
        this.count = count;
    }

    @Override
    public String method() {
        return request.getMethod().getMethodString();
    }

    @Override
    public @Nullable String header(String name) {
        StringBuilder all = null;
        for (String value : request.getHeaders().values(name)) {
            all = all == null ? new StringBuilder(value) : all.append(", ").append(value);
        }
        return all == null ? null : all.toString();
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void setHeader(String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    @Override
    public void setBody(String mediaType, long length) {
        this.mediaType = mediaType;
        this.length = length;
    }

    /** Returns whether the connection has accepted nearly all bytes written to it. */
    boolean isWritable() {
        return context.getConnection().canWrite();
    }

    Closeable connection() {
        return HttpContext.get(context).getCloseable();
    }

    @Override
    public void end() {
        write(Buffers.EMPTY_BUFFER);
    }

    /** Writes head and body in one write. */
    void write(byte[] body) {
        write(Buffers.wrap(context.getMemoryManager(), body));
    }

    private void write(Buffer body) {
        context.write(HttpContent.builder(head()).content(body).last(true).build());
        passed.set(true);
    }

    /** Writes the head and the lead of the body now, in one write, and the rest of the body as the connection becomes writable. */
    void write(ByteBuffer lead, SendfileBody body) {
        context.write(
                lead.hasRemaining()
                        ? HttpContent.builder(head())
                                .content(Buffers.wrap(context.getMemoryManager(), lead))
                                .build()
                        : head());
        context.write(body, body);
    }

    private HttpResponsePacket head() {
        HttpResponsePacket response = request.getResponse();
        response.setStatus(status);
        for (int i = 0; i < headers.size(); i += 2) {
            response.setHeader(headers.get(i), headers.get(i + 1));
        }
        if (mediaType != null) {
            response.setContentType(mediaType);
            response.setContentLengthLong(length);
        }
        return response;
    }

    /** Called when the body has been sent or the transfer was aborted. */
    void ended() {
        if (!passed.compareAndSet(false, true)) {
            Executor threads = new WorkerExecutor(context.getConnection());
            threads.execute(this::resume);
        }
    }

    /** Returns the action for the filter chain after the response was started. */
    NextAction next() {
        if (passed.get()) {
            complete();
            return context.getStopAction();
        }
        context.suspend();
        NextAction suspended = context.getSuspendAction();
        if (!passed.compareAndSet(false, true)) {
            resume();
        }
        return suspended;
    }

    private void resume() {
        try {
            complete();
        } finally {
            context.resume(context.getStopAction()); // otherwise the next request of the connection would never be read
        }
    }

    private void complete() {
        try {
            count.ended(method(), request.getRequestURI(), status, System.nanoTime() - start);
        } catch (RuntimeException e) {
            // the response has been sent: the connection and its next request must not fail
            LOG.log(Level.WARNING, "The metrics of a request could not be recorded", e);
        }
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    }
}
