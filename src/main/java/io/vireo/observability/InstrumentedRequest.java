package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a request to report its end exactly once: after its dispatch, or after the completion of its asynchronous processing. Payara
 * notifies no listener when the connection broke, so the completing call is observed as well. Read listeners run with the request id
 * bound to the thread.
 */
final class InstrumentedRequest extends HttpServletRequestWrapper implements AsyncListener {
    private final Runnable ended;
    private final Runnable disconnected;
    private final AtomicBoolean notEnded = new AtomicBoolean(true);
    private final String id = RequestIdFilter.current();
    private volatile boolean async;
    private @Nullable ServletInputStream body;

    /**
     * @param ended called once at the end of the request
     * @param disconnected called when the client disconnects before the end of the body
     */
    InstrumentedRequest(HttpServletRequest request, Runnable ended, Runnable disconnected) {
        super(request);
        this.disconnected = disconnected;
        this.ended = ended;
    }

    /** Called after the filter chain returns. */
    void dispatched() {
        if (!async) {
            end();
        }
    }

    void end() {
        if (notEnded.compareAndSet(true, false)) {
            try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                ended.run();
            }
        }
    }

    @Override
    public AsyncContext startAsync() {
        return instrumented(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return instrumented(super.startAsync(request, response));
    }

    private AsyncContext instrumented(AsyncContext context) {
        async = true;
        context.addListener(this);
        return new InstrumentedAsyncContext(context, this::end, id);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new InstrumentedAsyncContext(super.getAsyncContext(), this::end, id);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Body(super.getInputStream());
        }
        return body;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    /** Does nothing; {@code onComplete} follows. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private final class Body extends ServletInputStream {
        private final ServletInputStream in;

        Body(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                        listener.onDataAvailable();
                    }
                }

                @Override
                public void onAllDataRead() throws IOException {
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                        listener.onAllDataRead();
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    disconnected.run();
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                        listener.onError(failure);
                    }
                }
            });
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
