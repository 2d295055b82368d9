package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Wraps an asynchronous context to detect its completion, also when the container notifies no listener.
 *
 * @param ended called after {@link #complete}
 * @param id the request id
 */
record InstrumentedAsyncContext(AsyncContext context, Runnable ended, String id) implements AsyncContext {
    @Override
    public void complete() {
        try {
            context.complete();
        } finally {
            ended.run();
        }
    }

    @Override
    public void start(Runnable work) {
        context.start(() -> {
            try (RequestIdFilter.Scope scope = RequestIdFilter.enter(id)) {
                work.run();
            }
        });
    }

    @Override
    public ServletRequest getRequest() {
        return context.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return context.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext target, String path) {
        context.dispatch(target, path);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(listener, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long millis) {
        context.setTimeout(millis);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }
}
