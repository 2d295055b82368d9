package io.vireo.media;

import io.vireo.http.SentBytes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param resumed Jersey's side of it, null if the request has not come to Jersey. Jersey has to be told of the end, and completes the
 *     exchange itself: if others did, it would do so once more and Payara warn of it.
 */
record Exchange(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable AsyncResponse resumed) {
    /** Detached from the thread that brought it, without a limit of time. */
    AsyncContext detach() {
        AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
        async.setTimeout(0);
        return async;
    }

    /** Ends it, on a thread of these, after so many bytes went past the response. */
    void end(long bytes, Executor threads) {
        SentBytes.of(response).ifPresent(counting -> counting.sent(bytes));
        threads.execute(this::end);
    }

    /** Ends it after the last byte. */
    void end() {
        if (resumed != null) {
            resumed.resume(Response.status(response.getStatus())
                    .type(response.getContentType())
                    .build());
        } else if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
        // of a broken connection the container tells nobody
        SentBytes.of(response).ifPresent(SentBytes::ended);
    }
}
