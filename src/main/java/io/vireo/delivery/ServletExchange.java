package io.vireo.delivery;

import io.vireo.http.ResponseProgress;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One that is answered in the servlet container.
 *
 * @param resumed Jersey's side of it, null if the request has not come to Jersey. Jersey has to be told of the end, and completes the
 *     exchange itself: if others did, it would do so once more and Payara warn of it.
 */
public record ServletExchange(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable AsyncResponse resumed) implements Exchange {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }

    @Override
    public void setStatus(int status) {
        response.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void setBody(String mediaType, long length) {
        response.setContentType(mediaType);
        response.setContentLengthLong(length);
    }

    /** Detached from the thread that brought it, without a limit of time. */
    public AsyncContext detach() {
        AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
        async.setTimeout(0);
        return async;
    }

    /** Ends it, on a thread of these, after so many bytes went past the response. */
    public void end(long bytes, Executor threads) {
        ResponseProgress.of(response).ifPresent(counting -> counting.sent(bytes));
        threads.execute(this::end);
    }

    @Override
    public void end() {
        if (resumed != null) {
            resumed.resume(Response.status(response.getStatus())
                    .type(response.getContentType())
                    .build());
        } else if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
        // of a broken connection the container tells nobody
        ResponseProgress.of(response).ifPresent(ResponseProgress::ended);
    }
}
