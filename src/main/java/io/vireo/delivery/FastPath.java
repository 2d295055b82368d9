package io.vireo.delivery;

import io.vireo.delivery.ZeroCopyDelivery.FastPathParts;
import io.vireo.http.CorsHeaders;
import io.vireo.http.FastPathObserver;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ConnectorSelector;
import io.vireo.platform.Component;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Answers file requests in Payara's connector, before they reach the servlet container (docs/decisions/0016-fast-path.md). Does
 * nothing where the fast path is unsupported or disabled.
 */
@Component
public class FastPath {
    /** Answers requests by their path. */
    public interface Handler {
        /**
         * Answers the request if the path is eligible for the fast path. Runs on connector threads outside of the application's contexts,
         * so that it must not use the database.
         *
         * @param query the query string; null if there is none
         * @return whether the request was answered; if not, or if the method throws, the servlet container receives the unmodified request
         */
        boolean handle(String path, @Nullable String query, Delivery delivery) throws IOException;
    }

    @Inject
    SenderSelector senders;

    @Inject
    CorsHeaders cors;

    @Inject
    FastPathObserver observer;

    @Inject
    ConnectorSelector selector;

    @Inject
    ConnectorPolicy policy;

    private final List<Handler> handlers = new CopyOnWriteArrayList<>();
    private Runnable removal = () -> {};

    /** Enables the fast path for the requests that {@code handler} answers; it is called for paths within the application. */
    public void open(Handler handler) {
        handlers.add(handler);
        if (handlers.size() == 1) {
            install();
        }
    }

    private boolean handle(String path, @Nullable String query, Delivery delivery) throws IOException {
        for (Handler handler : handlers) {
            if (handler.handle(path, query, delivery)) {
                return true;
            }
        }
        return false;
    }

    private void install() {
        Optional<FastPathObserver.Count> count = observer.count();
        Optional<ZeroCopyDelivery.Running> zeroCopy = senders.fastPath();
        if (zeroCopy.isEmpty() || count.isEmpty()) {
            return;
        }
        try {
            removal = zeroCopy.get()
                    .open(new FastPathParts(
                            (uri, query, delivery) -> handle(policy.path(uri).orElse(""), query, delivery),
                            cors::add,
                            policy.headers(),
                            within(count.get()),
                            senders.cacheBytes()));
            selector.onFallback(removal);
        } catch (ReflectiveOperationException | LinkageError e) {
            selector.fallBack(e);
        }
    }

    private FastPathObserver.Count within(FastPathObserver.Count count) {
        return (method, uri, status, nanos) ->
                count.ended(method, policy.path(uri).orElse(uri), status, nanos);
    }

    @PreDestroy
    void close() {
        removal.run();
    }
}
