package io.vireo.delivery.grizzly;

import io.vireo.delivery.Exchange;
import io.vireo.http.FastPathObserver;
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
 * One that is answered in Grizzly's filter chain. Nothing of the answer is told to the connector before the answer is certain:
 * until then the request can be left to the servlet container as it came.
 */
final class GrizzlyExchange implements Exchange {
    private final FilterChainContext context;
    private final HttpRequestPacket request;
    private final FastPathObserver.Count count;
    private final long start = System.nanoTime();
    private final List<String> headers = new ArrayList<>();

    /** Whether the answer has ended, or the thread that began it has left; whichever comes second ends the request. */
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

    /** Whether the connection has taken nearly all that was written to it. */
    boolean takesMore() {
        return context.getConnection().canWrite();
    }

    Closeable connection() {
        return HttpContext.get(context).getCloseable();
    }

    @Override
    public void end() {
        write(Buffers.EMPTY_BUFFER);
    }

    /** Head and body in one piece. */
    void write(byte[] body) {
        write(Buffers.wrap(context.getMemoryManager(), body));
    }

    private void write(Buffer body) {
        context.write(HttpContent.builder(head()).content(body).last(true).build());
        passed.set(true);
    }

    /** The head now, and the body as the connection takes it. */
    void write(SendfileBody body) {
        context.write(head());
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

    /** The body is out, or never will be. */
    void ended() {
        if (!passed.compareAndSet(false, true)) {
            Executor threads = new WorkerExecutor(context.getConnection());
            threads.execute(this::resume);
        }
    }

    /** What the filter chain is told when the answer has been begun. */
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
        complete();
        context.resume(context.getStopAction());
    }

    private void complete() {
        count.ended(method(), request.getRequestURI(), status, System.nanoTime() - start);
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    }
}
