package io.vireo.delivery;

import io.vireo.http.CommonError;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
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
    private final boolean evaluated;
    private final Sender sender;

    /** Creates a delivery for a REST resource. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, AsyncResponse asyncResponse) {
        this(new ServletExchange(request, response, asyncResponse), SenderSelector.current());
    }

    /** Creates a delivery for a servlet filter. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, SenderSelector senders) {
        this(new ServletExchange(request, response, null), senders.sender());
    }

    private Delivery(ServletExchange exchange, FileSender fileSender) {
        this(exchange, fileSender.evaluates(), (file, segments) -> fileSender.send(exchange, file, segments));
    }

    /** @param evaluated whether the sender's backend evaluates conditions and ranges itself */
    public Delivery(Exchange exchange, boolean evaluated, Sender sender) {
        this.exchange = exchange;
        this.evaluated = evaluated;
        this.sender = sender;
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
        exchange.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        if (evaluated) {
            exchange.setBody(file.mediaType(), 0);
            sender.send(file, List.of());
            return;
        }
        exchange.setHeader(HttpHeaders.ETAG, file.etag());
        exchange.setHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(file.lastModified()));
        exchange.setHeader("Accept-Ranges", "bytes");
        Preconditions conditions = conditions();
        switch (conditions.evaluate(file.etag(), file.lastModified())) {
            case NOT_MODIFIED -> {
                exchange.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                exchange.end();
            }
            case PRECONDITION_FAILED -> throw CommonError.PRECONDITION_FAILED.exception();
            case PROCEED -> proceed(file, range(file, conditions));
        }
    }

    private void proceed(StoredFile file, ByteRange range) throws IOException {
        if (range instanceof ByteRange.Unsatisfiable none) {
            exchange.setHeader("Content-Range", none.contentRange(file.length()));
            throw DeliveryError.RANGE_NOT_SATISFIABLE.exception();
        }
        if (range instanceof ByteRange.Single part) {
            exchange.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            exchange.setHeader("Content-Range", part.contentRange(file.length()));
            send(file, file.mediaType(), List.of(part.slice()));
        } else if (range instanceof ByteRange.Multiple parts) {
            exchange.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            Multipart body = new Multipart(file);
            send(file, body.contentType(), body.segments(parts));
        } else {
            send(file, file.mediaType(), List.of(new BodySegment.Slice(0, file.length())));
        }
    }

    private void send(StoredFile file, String mediaType, List<BodySegment> segments) throws IOException {
        long length = 0;
        for (BodySegment segment : segments) {
            length += segment.length();
        }
        exchange.setBody(mediaType, length);
        if (HttpMethod.HEAD.equals(exchange.method())) {
            exchange.end();
        } else {
            sender.send(file, segments);
        }
    }

    /** Returns the requested range; {@code Range} is defined only for {@code GET} (RFC 9110, section 14.2). */
    private ByteRange range(StoredFile file, Preconditions conditions) {
        boolean allowed =
                HttpMethod.GET.equals(exchange.method()) && conditions.rangeAllowed(file.etag(), file.lastModified());
        return allowed ? Ranges.parse(exchange.header("Range"), file.length()) : new ByteRange.Whole();
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
