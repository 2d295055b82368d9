package io.vireo.media;

import io.vireo.http.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers one {@code GET} or {@code HEAD} with a stored file: ranges, validators and conditions as RFC 9110 says. The bytes go past
 * Jersey, which knows no ranges and would need a thread for each viewer, by the {@link DeliveryWay} that is in force.
 */
public final class Delivery {
    private final Exchange exchange;
    private final DeliveryWay way;

    /** For a resource. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, AsyncResponse answer) {
        this(new Exchange(request, response, answer), DeliveryWays.current());
    }

    /** For a filter. */
    public Delivery(HttpServletRequest request, HttpServletResponse response, DeliveryWays ways) {
        this(new Exchange(request, response, null), ways.way());
    }

    Delivery(Exchange exchange, DeliveryWay way) {
        this.exchange = exchange;
        this.way = way;
    }

    /**
     * Sends the file and ends the request.
     *
     * @param cacheControl the value of the header of that name
     * @throws io.vireo.http.Refusal 412 or 416; then the request is still the caller's
     * @throws java.nio.file.NoSuchFileException if the file is gone; then too
     */
    public void deliver(StoredFile file, String cacheControl) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (way.evaluates()) {
            response.setContentType(file.mediaType());
            way.send(exchange, file, List.of());
            return;
        }
        response.setHeader(HttpHeaders.ETAG, file.etag());
        response.setHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(file.lastModified()));
        response.setHeader("Accept-Ranges", "bytes");
        Preconditions conditions = conditions();
        switch (conditions.evaluate(file.etag(), file.lastModified())) {
            case NOT_MODIFIED -> {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                exchange.end();
            }
            case PRECONDITION_FAILED -> throw Reason.PRECONDITION_FAILED.refusal();
            case PROCEED -> proceed(file, range(file, conditions));
        }
    }

    private void proceed(StoredFile file, ByteRange range) throws IOException {
        HttpServletResponse response = exchange.response();
        if (range instanceof ByteRange.Unsatisfiable none) {
            response.setHeader("Content-Range", none.contentRange(file.length()));
            throw Reason.RANGE_NOT_SATISFIABLE.refusal();
        }
        if (range instanceof ByteRange.Part part) {
            response.setContentType(file.mediaType());
            response.setHeader("Content-Range", part.contentRange(file.length()));
            send(file, List.of(part.slice()), HttpServletResponse.SC_PARTIAL_CONTENT);
        } else if (range instanceof ByteRange.Parts parts) {
            Multipart body = new Multipart(file);
            response.setContentType(body.contentType());
            send(file, body.pieces(parts), HttpServletResponse.SC_PARTIAL_CONTENT);
        } else {
            response.setContentType(file.mediaType());
            send(file, List.of(new Piece.Slice(0, file.length())), HttpServletResponse.SC_OK);
        }
    }

    private void send(StoredFile file, List<Piece> pieces, int status) throws IOException {
        exchange.response().setStatus(status);
        exchange.response()
                .setContentLengthLong(pieces.stream().mapToLong(Piece::length).sum());
        if (HttpMethod.HEAD.equals(exchange.request().getMethod())) {
            exchange.end();
        } else {
            way.send(exchange, file, pieces);
        }
    }

    /** {@code Range} is defined for {@code GET} alone (RFC 9110 section 14.2). */
    private ByteRange range(StoredFile file, Preconditions conditions) {
        boolean allowed = HttpMethod.GET.equals(exchange.request().getMethod())
                && conditions.rangeAllowed(file.etag(), file.lastModified());
        return allowed ? Ranges.parse(header("Range"), file.length()) : new ByteRange.Whole();
    }

    private Preconditions conditions() {
        return new Preconditions(
                header(HttpHeaders.IF_MATCH),
                header(HttpHeaders.IF_UNMODIFIED_SINCE),
                header(HttpHeaders.IF_NONE_MATCH),
                header(HttpHeaders.IF_MODIFIED_SINCE),
                header("If-Range"));
    }

    private @Nullable String header(String name) {
        List<String> values = Collections.list(exchange.request().getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
