package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorBodies;
import io.vireo.http.ErrorCode;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
 * Passes a request with a JSON body on when the body is complete. Jersey reads one with a thread that waits for its sender: two
 * hundred slow senders would take all threads. Here they take a little memory, of which there is a limit, and no longer than the
 * patience. The bodies that the application receives without a thread (videos, images) pass as they come.
 */
final class RequestBodyBuffer extends BaseFilter {
    /** On a request whose body is awaited here: what has arrived of it. */
    private static final String HELD = RequestBodyBuffer.class.getName();

    /** The beginnings of the paths whose bodies are received without a thread, whatever their type says. */
    private static final List<String> STREAMED = List.of("/upload/v/", "/files", "/channel/picture");

    /** @param since when the first of it arrived */
    private record Arrived(long since, ByteArrayOutputStream bytes) {}

    private final ErrorBodies errors;
    private final ConnectionDeadlines bodies;
    private final long mostBytes;
    private final long mostOfAll;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param mostBytes of one body
     * @param mostOfAll bytes of all the bodies that are awaited at a time
     */
    RequestBodyBuffer(ErrorBodies errors, Duration patience, long mostBytes, long mostOfAll) {
        this.errors = errors;
        this.bodies = new ConnectionDeadlines(patience);
        this.mostBytes = mostBytes;
        this.mostOfAll = mostOfAll;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        boolean awaited = request.getAttribute(HELD) != null;
        if (!awaited && (content.isLast() || !isJson(request))) {
            return context.getInvokeAction();
        }
        if (awaited && !bodies.untrack(context.getConnection())) {
            return context.getStopAction(); // was too late, and has been answered
        }
        Arrived arrived = release(request);
        ByteArrayOutputStream body = arrived.bytes();
        if (HttpContent.isBroken(content)) {
            if (!awaited) {
                return context.getInvokeAction();
            }
            // GrizzlyErrorProbe has answered; the container would fail on a request that begins so
            context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
            return context.getStopAction();
        }
        int part = content.getContent().remaining();
        if (Math.max(body.size() + part, request.getContentLength()) > mostBytes) {
            return refuse(context, request, CommonError.TOO_LARGE);
        }
        // copied: the rest of Grizzly's buffer may be the next request
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
        if (held.addAndGet(body.size()) > mostOfAll) {
            held.addAndGet(-body.size());
            return refuse(context, request, CommonError.UNAVAILABLE);
        }
        request.setAttribute(HELD, arrived);
        if (!awaited && request.requiresAcknowledgement()) {
            askFor(context, request.getResponse());
        }
        Connection<?> connection = context.getConnection();
        bodies.track(connection, arrived.since(), () -> drop(connection, request));
        return context.getStopAction();
    }

    /** Ends the wait for all bodies; what is still awaited is not answered. */
    void stop() {
        bodies.close();
    }

    /** 100 Continue: the sender waits to be told that its body is wanted. */
    private static void askFor(FilterChainContext context, HttpResponsePacket response) {
        response.setStatus(HttpStatus.CONINTUE_100);
        response.setAcknowledgement(true);
        context.write(response);
        response.setStatus(HttpStatus.OK_200);
    }

    /** What has arrived before, which does not count any more. */
    private Arrived release(HttpRequestPacket request) {
        if (request.getAttribute(HELD) instanceof Arrived before) {
            held.addAndGet(-before.bytes().size());
            request.removeAttribute(HELD);
            return before;
        }
        return new Arrived(System.nanoTime(), new ByteArrayOutputStream());
    }

    private void drop(Connection<?> connection, HttpRequestPacket request) {
        release(request);
        if (connection.isOpen()) {
            request.getResponse().setStatus(CommonError.REQUEST_TIMEOUT.status());
            request.getProcessingState().setKeepAlive(false);
            request.setExpectContent(false);
            connection.write(errors.of(request.getResponse(), connection.getMemoryManager()));
            connection.closeSilently();
        }
    }

    /** The codec passes over the rest of the body: a connection closed at once could take the answer with it. */
    private NextAction refuse(FilterChainContext context, HttpRequestPacket request, ErrorCode reason) {
        Connection<?> connection = context.getConnection();
        request.getResponse().setStatus(reason.status());
        request.getProcessingState().setKeepAlive(false);
        context.write(errors.of(request.getResponse(), context.getMemoryManager()));
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        bodies.track(connection, System.nanoTime(), connection::closeSilently);
        return context.getStopAction();
    }

    private static boolean isJson(HttpRequestPacket request) {
        String type = request.getContentType();
        String path = request.getRequestURI();
        return type != null
                && type.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_JSON_TYPE.getSubtype())
                && STREAMED.stream().noneMatch(path::startsWith);
    }
}
