package io.vireo.media;

import io.vireo.http.Reason;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET} and {@code HEAD} with a stored file: ranges, validators and conditions as RFC 9110 says. A request for
 * several ranges gets the whole file, which the RFC allows.
 */
public final class Delivery {
    private Delivery() {}

    /**
     * Sends the file to a request that is asynchronous already, and completes it in the end.
     *
     * @param cacheControl the value of the header of that name
     * @throws io.vireo.http.Refusal 412 or 416; then the request is still the caller's
     * @throws IOException if the file cannot be opened; then too
     */
    public static void deliver(
            StoredFile file, String cacheControl, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ETAG, file.etag());
        response.setHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(file.lastModified()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Preconditions conditions = conditions(request);
        switch (conditions.evaluate(file.etag(), file.lastModified())) {
            case NOT_MODIFIED -> empty(request, response, HttpServletResponse.SC_NOT_MODIFIED);
            case PRECONDITION_FAILED -> throw Reason.PRECONDITION_FAILED.refusal();
            case PROCEED -> proceed(file, range(file, conditions, request), request, response);
        }
    }

    private static void proceed(
            StoredFile file, ByteRange range, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (range instanceof ByteRange.Unsatisfiable none) {
            response.setHeader("Content-Range", none.contentRange(file.length()));
            throw Reason.RANGE_NOT_SATISFIABLE.refusal();
        }
        response.setContentType(file.mediaType());
        if (range instanceof ByteRange.Part part) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", part.contentRange(file.length()));
            send(file, part.offset(), part.length(), request, response);
        } else {
            send(file, 0, file.length(), request, response);
        }
    }

    private static void send(
            StoredFile file, long offset, long length, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentLengthLong(length);
        if (HttpMethod.HEAD.equals(request.getMethod())) {
            empty(request, response, response.getStatus());
        } else {
            FileSender.send(request.getAsyncContext(), file.path(), offset, length);
        }
    }

    private static void empty(HttpServletRequest request, HttpServletResponse response, int status) {
        AsyncContext async = request.getAsyncContext();
        response.setStatus(status);
        async.complete();
    }

    /** {@code Range} is defined for {@code GET} alone (RFC 9110 section 14.2). */
    private static ByteRange range(StoredFile file, Preconditions conditions, HttpServletRequest request) {
        boolean allowed =
                HttpMethod.GET.equals(request.getMethod()) && conditions.rangeAllowed(file.etag(), file.lastModified());
        return allowed ? Ranges.parse(header(request, "Range"), file.length()) : new ByteRange.Whole();
    }

    private static Preconditions conditions(HttpServletRequest request) {
        return new Preconditions(
                header(request, HttpHeaders.IF_MATCH),
                header(request, HttpHeaders.IF_UNMODIFIED_SINCE),
                header(request, HttpHeaders.IF_NONE_MATCH),
                header(request, HttpHeaders.IF_MODIFIED_SINCE),
                header(request, "If-Range"));
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
