package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.http.connector.ConnectorPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Buffers a JSON or form body and passes the request on when the body is complete. Jersey would block a thread while it reads the body, so
 * that two hundred slow clients would occupy all threads. Buffered bodies are limited in total size, and each must arrive within the
 * request timeout. Bodies that the application reads without blocking (videos, images) are not buffered.
 */
final class RequestBodyBuffer extends BaseFilter {
    /** The request attribute with the part of an incomplete body that has arrived. */
    private static final String BUFFERED = RequestBodyBuffer.class.getName();

    /** @param start the arrival of the first part, as {@link System#nanoTime} */
    private record Arrived(long start, ByteArrayOutputStream bytes) {}

    private final ErrorBodies errors;
    private final ConnectorPolicy policy;
    private final ConnectionDeadlines bodies;
    private final long maxJsonBytes;
    private final long maxBufferedBytes;
    private final AtomicLong bufferedBytes = new AtomicLong();

    RequestBodyBuffer(ErrorBodies errors, ConnectorPolicy policy) {
        this.errors = errors;
        this.policy = policy;
        this.bodies = new ConnectionDeadlines(policy.settings().requestTimeout());
        this.maxJsonBytes = policy.settings().maxJsonBytes();
        this.maxBufferedBytes = policy.settings().maxBufferedBytes();
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        boolean incomplete = request.getAttribute(BUFFERED) != null;
        if (!incomplete && (content.isLast() || !isJson(request))) {
            return context.getInvokeAction();
        }
        if (incomplete && !bodies.done(context.getConnection())) {
            return context.getStopAction(); // the deadline has passed, and the request has been answered
        }
        Arrived arrived = release(request);
        ByteArrayOutputStream body = arrived.bytes();
        if (HttpContent.isBroken(content)) {
            if (!incomplete) {
                return context.getInvokeAction();
            }
            // GrizzlyErrorProbe has answered; the container would fail on a request that starts with a broken part
            context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
            return context.getStopAction();
        }
        int part = content.getContent().remaining();
        if (Math.max(body.size() + part, request.getContentLength()) > maxJsonBytes) {
            return reject(context, request, CommonError.TOO_LARGE);
        }
        // copied, because Grizzly's buffer may also contain the next request
        byte[] bytes = new byte[part];
        content.getContent().get(bytes);
        body.write(bytes);
        if (content.isLast()) {
            context.setMessage(HttpContent.builder(request)
                    .content(Buffers.wrap(context.getMemoryManager(), body.toByteArray()))
                    .last(true)
                    .build());
            return context.getInvokeAction();
        }
        if (bufferedBytes.addAndGet(body.size()) > maxBufferedBytes) {
            bufferedBytes.addAndGet(-body.size());
            return reject(context, request, CommonError.UNAVAILABLE);
        }
        request.setAttribute(BUFFERED, arrived);
        if (!incomplete && request.requiresAcknowledgement()) {
            sendContinue(context, request.getResponse());
        }
        Connection<?> connection = context.getConnection();
        bodies.start(connection, arrived.start(), () -> expire(connection, request));
        return context.getStopAction();
    }

    /** Stops the deadlines; requests with an incomplete body are not answered any more. */
    void stop() {
        bodies.close();
    }

    /** Sends 100 Continue, for which the client waits before it sends the body. */
    private static void sendContinue(FilterChainContext context, HttpResponsePacket response) {
        response.setStatus(HttpStatus.CONINTUE_100);
        response.setAcknowledgement(true);
        context.write(response);
        response.setStatus(HttpStatus.OK_200);
    }

    /** Returns the part of the body that has arrived, and removes its bytes from the total of buffered bytes. */
    private Arrived release(HttpRequestPacket request) {
        if (request.getAttribute(BUFFERED) instanceof Arrived earlier) {
            bufferedBytes.addAndGet(-earlier.bytes().size());
            request.removeAttribute(BUFFERED);
            return earlier;
        }
        return new Arrived(System.nanoTime(), new ByteArrayOutputStream());
    }

    /** Answers 408 and closes the connection. */
    private void expire(Connection<?> connection, HttpRequestPacket request) {
        release(request);
        if (connection.isOpen()) {
            request.getResponse().setStatus(CommonError.REQUEST_TIMEOUT.status());
            request.getProcessingState().setKeepAlive(false);
            request.setExpectContent(false);
            connection.write(errors.of(request.getResponse(), connection.getMemoryManager()));
            connection.closeSilently();
        }
    }

    /**
     * Answers with an error. The codec discards the rest of the body; the connection is closed later, because closing it at once could
     * discard the response.
     */
    private NextAction reject(FilterChainContext context, HttpRequestPacket request, ErrorCode error) {
        Connection<?> connection = context.getConnection();
        request.getResponse().setStatus(error.status());
        request.getProcessingState().setKeepAlive(false);
        context.write(errors.of(request.getResponse(), context.getMemoryManager()));
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        bodies.start(connection, System.nanoTime(), connection::closeSilently);
        return context.getStopAction();
    }

    private boolean isJson(HttpRequestPacket request) {
        String type = request.getContentType();
        return type != null && policy.isJsonBody(request.getRequestURI(), type);
    }
}
