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
 * An exchange that is answered in the servlet container.
 *
 * @param resumed Jersey's asynchronous response, null if the request did not reach Jersey. It must be resumed to complete the
 *     exchange: if other code completed the context, Jersey would complete it again and Payara would log a warning.
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

    /** Starts asynchronous processing without a timeout. */
    public AsyncContext detach() {
        AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
        async.setTimeout(0);
        return async;
    }

    /** Completes the exchange on a thread of {@code threads}, after {@code bytes} bytes bypassed the response. */
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
        // the container reports a broken connection to no listener
        ResponseProgress.of(response).ifPresent(ResponseProgress::ended);
    }
}
