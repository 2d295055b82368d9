package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import io.vireo.http.ResponseProgress;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a response to record its status and the number of body bytes sent. Bytes that bypass it, such as by sendfile, are added by
 * {@link #sent}.
 */
final class InstrumentedResponse extends HttpServletResponseWrapper implements ResponseProgress {
    /** nginx's status for a client that closed the connection. */
    private static final int CLIENT_GONE = 499;

    private final String id = RequestIdFilter.current();
    private volatile int status = SC_OK;
    private volatile boolean disconnected;
    private final AtomicLong sent = new AtomicLong();
    private @Nullable ServletOutputStream body;
    private @Nullable PrintWriter writer;

    private Runnable whenEnded = () -> {};

    InstrumentedResponse(HttpServletResponse response) {
        super(response);
    }

    /**
     * Registers an action for the end of the response.
     *
     * @param work called when the end is reported
     */
    void whenEnded(Runnable work) {
        whenEnded = work;
    }

    @Override
    public void ended() {
        whenEnded.run();
    }

    /** Returns the status; {@link #CLIENT_GONE} if the client disconnected before the response was sent. */
    int status() {
        return disconnected && status >= SC_INTERNAL_SERVER_ERROR ? CLIENT_GONE : status;
    }

    /** Marks the connection as broken, so that no error page is sent. */
    void disconnected() {
        disconnected = true;
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void sent(long bytes) {
        sent.addAndGet(bytes);
    }

    /** Marks the request as failed: an exception is propagated to the container. */
    void failed() {
        if (!isCommitted()) {
            status = SC_INTERNAL_SERVER_ERROR;
        }
    }

    void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void setStatus(int code) {
        status = code;
        super.setStatus(code);
    }

    @Override
    public void sendError(int code) throws IOException {
        sendError(code, "");
    }

    /** Skips the error page for a disconnected client: the container would log a stack trace when it cannot be sent. */
    @Override
    public void sendError(int code, String message) throws IOException {
        setStatus(code);
        if (!disconnected) {
            super.sendError(code, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        status = SC_FOUND;
        super.sendRedirect(location);
    }

    @Override
    public void reset() {
        super.reset();
        status = SC_OK;
        sent.set(0);
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        sent.set(0);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new Body(super.getOutputStream());
        }
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            // like the container's writer, this one fixes the character encoding
            setCharacterEncoding(getCharacterEncoding());
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    private interface Step {
        void run() throws IOException;
    }

    private final class Body extends ServletOutputStream {
        private final ServletOutputStream out;

        Body(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            attempt(() -> out.write(one));
            sent.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            attempt(() -> out.write(bytes, offset, length));
            sent.addAndGet(length);
        }

        private void attempt(Step step) throws IOException {
            try {
                step.run();
            } catch (IOException e) {
                disconnected();
                throw e;
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() throws IOException {
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                        listener.onWritePossible();
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    disconnected();
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                        listener.onError(failure);
                    }
                }
            });
        }

        @Override
        public void flush() throws IOException {
            attempt(out::flush);
        }

        @Override
        public void close() throws IOException {
            attempt(out::close);
        }
    }
}
