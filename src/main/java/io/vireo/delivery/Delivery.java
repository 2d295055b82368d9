package io.vireo.delivery;

import io.vireo.http.CommonError;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Serves a stored file in response to one {@code GET} or {@code HEAD}: range requests, validators and conditional requests follow RFC
 * 9110. The configured {@link FileSender} sends the bytes. Jersey is bypassed because it does not support ranges and would block a
 * thread for each download.
 */
public final class Delivery {
    /** Sends the segments as the body and completes the exchange; see {@link FileSender#send}. */
    public interface Sender {
        void send(StoredFile file, List<BodySegment> segments) throws IOException;
    }

    private final Exchange exchange;
    /** Whether the backend of {@link #sender} evaluates conditions and ranges itself. */
    private final boolean evaluated;

    private final Sender sender;
    private final Sender composing;

    /** Creates a delivery for a REST resource. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, AsyncResponse asyncResponse) {
        this(new ServletExchange(request, response, asyncResponse), SenderSelector.current());
    }

    /** Creates a delivery for a servlet filter. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, SenderSelector senders) {
        this(new ServletExchange(request, response, null), senders);
    }

    private Delivery(ServletExchange exchange, SenderSelector senders) {
        FileSender files = senders.sender();
        FileSender composed = senders.composing();
        this.exchange = exchange;
        this.evaluated = files.evaluates();
        this.sender = (file, segments) -> files.send(exchange, file, segments);
        this.composing = (file, segments) -> composed.send(exchange, file, segments);
    }

    /** @param sender sends files and composed bodies */
    public Delivery(Exchange exchange, Sender sender) {
        this.exchange = exchange;
        this.evaluated = false;
        this.sender = sender;
        this.composing = sender;
    }

    /** Sets an additional response header. */
    public void setHeader(String name, String value) {
        exchange.setHeader(name, value);
    }

    /**
     * Sends the file and completes the request.
     *
     * @param cacheControl the value of {@code Cache-Control}
     * @throws io.vireo.http.ApiException 412 or 416; the caller must then complete the request
     * @throws java.nio.file.NoSuchFileException if the file does not exist any more; the caller must then complete the request
     */
    public void deliver(StoredFile file, String cacheControl) throws IOException {
        if (evaluated) {
            setCommonHeaders(cacheControl);
            exchange.setBody(file.mediaType(), 0);
            sender.send(file, List.of());
            return;
        }
        respond(Representation.of(file), cacheControl, sender);
    }

    /** As {@link #deliver(StoredFile, String)}, for a computed representation. It is always sent by this server. */
    public void deliver(Representation representation, String cacheControl) throws IOException {
        respond(representation, cacheControl, composing);
    }

    private void setCommonHeaders(String cacheControl) {
        exchange.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        exchange.setHeader("X-Content-Type-Options", "nosniff");
    }

    private void respond(Representation whole, String cacheControl, Sender by) throws IOException {
        setCommonHeaders(cacheControl);
        Instant lastModified = whole.file().lastModified();
        exchange.setHeader(HttpHeaders.ETAG, whole.etag());
        exchange.setHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(lastModified));
        exchange.setHeader("Accept-Ranges", "bytes");
        Preconditions conditions = conditions();
        switch (conditions.evaluate(whole.etag(), lastModified)) {
            case NOT_MODIFIED -> {
                exchange.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                exchange.end();
            }
            case PRECONDITION_FAILED -> throw CommonError.PRECONDITION_FAILED.exception();
            case PROCEED -> proceed(whole, range(whole, conditions), by);
        }
    }

    private void proceed(Representation whole, ByteRange range, Sender by) throws IOException {
        if (range instanceof ByteRange.Unsatisfiable none) {
            exchange.setHeader("Content-Range", none.contentRange(whole.length()));
            throw DeliveryError.RANGE_NOT_SATISFIABLE.exception();
        }
        if (range instanceof ByteRange.Single part) {
            exchange.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            exchange.setHeader("Content-Range", part.contentRange(whole.length()));
            send(whole.file(), whole.mediaType(), whole.part(part), by);
        } else if (range instanceof ByteRange.Multiple parts) {
            exchange.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            Multipart body = new Multipart(whole);
            send(whole.file(), body.contentType(), body.segments(parts), by);
        } else {
            send(whole.file(), whole.mediaType(), whole.segments(), by);
        }
    }

    private void send(StoredFile file, String mediaType, List<BodySegment> segments, Sender by) throws IOException {
        exchange.setBody(mediaType, Representation.length(segments));
        if (HttpMethod.HEAD.equals(exchange.method())) {
            exchange.end();
        } else {
            by.send(file, segments);
        }
    }

    /** Returns the requested range; {@code Range} is defined only for {@code GET} (RFC 9110, section 14.2). */
    private ByteRange range(Representation whole, Preconditions conditions) {
        boolean allowed = HttpMethod.GET.equals(exchange.method())
                && conditions.rangeAllowed(whole.etag(), whole.file().lastModified());
        return allowed ? Ranges.parse(exchange.header("Range"), whole.length()) : new ByteRange.Whole();
    }

    private Preconditions conditions() {
        return new Preconditions(
                exchange.header(HttpHeaders.IF_MATCH),
                exchange.header(HttpHeaders.IF_UNMODIFIED_SINCE),
                exchange.header(HttpHeaders.IF_NONE_MATCH),
                exchange.header(HttpHeaders.IF_MODIFIED_SINCE),
                exchange.header("If-Range"));
    }
}
