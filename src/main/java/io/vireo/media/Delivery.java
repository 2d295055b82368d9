package io.vireo.media;

import io.vireo.http.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers one {@code GET} or {@code HEAD} with a stored file: ranges, validators and conditions as RFC 9110 says. A request for
 * several ranges gets the whole file, which the RFC allows.
 *
 * <p>The bytes go past Jersey, which knows no ranges and would need a thread for each viewer. Jersey completes the exchange
 * nevertheless: when others do, it does so once more and Payara warns of it.
 */
public final class Delivery {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncResponse answer;

    public Delivery(HttpServletRequest request, HttpServletResponse response, AsyncResponse answer) {
        this.request = request;
        this.response = response;
        this.answer = answer;
    }

    /**
     * Sends the file and ends the request.
     *
     * @param cacheControl the value of the header of that name
     * @throws io.vireo.http.Refusal 412 or 416; then the request is still the caller's
     * @throws IOException if the file cannot be opened; then too
     */
    public void deliver(StoredFile file, String cacheControl) throws IOException {
        response.setHeader(HttpHeaders.ETAG, file.etag());
        response.setHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(file.lastModified()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Preconditions conditions = conditions();
        switch (conditions.evaluate(file.etag(), file.lastModified())) {
            case NOT_MODIFIED -> end(HttpServletResponse.SC_NOT_MODIFIED);
            case PRECONDITION_FAILED -> throw Reason.PRECONDITION_FAILED.refusal();
            case PROCEED -> proceed(file, range(file, conditions));
        }
    }

    private void proceed(StoredFile file, ByteRange range) throws IOException {
        if (range instanceof ByteRange.Unsatisfiable none) {
            response.setHeader("Content-Range", none.contentRange(file.length()));
            throw Reason.RANGE_NOT_SATISFIABLE.refusal();
        }
        response.setContentType(file.mediaType());
        if (range instanceof ByteRange.Part part) {
            response.setHeader("Content-Range", part.contentRange(file.length()));
            send(file, part.offset(), part.length(), HttpServletResponse.SC_PARTIAL_CONTENT);
        } else {
            send(file, 0, file.length(), HttpServletResponse.SC_OK);
        }
    }

    private void send(StoredFile file, long offset, long length, int status) throws IOException {
        response.setStatus(status);
        response.setContentLengthLong(length);
        if (HttpMethod.HEAD.equals(request.getMethod())) {
            // Jersey would put a type of its own in its place
            answer.resume(Response.status(status).type(file.mediaType()).build());
        } else {
            FileSender.send(request.getAsyncContext(), file.path(), offset, length, () -> end(status));
        }
    }

    private void end(int status) {
        answer.resume(Response.status(status).build());
    }

    /** {@code Range} is defined for {@code GET} alone (RFC 9110 section 14.2). */
    private ByteRange range(StoredFile file, Preconditions conditions) {
        boolean allowed =
                HttpMethod.GET.equals(request.getMethod()) && conditions.rangeAllowed(file.etag(), file.lastModified());
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
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
