package io.vireo.delivery;

import io.vireo.delivery.ZeroCopyDelivery.FastPathParts;
import io.vireo.http.CorsHeaders;
import io.vireo.http.FastPathObserver;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ConnectorSelector;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers file requests in Payara's connector, before they reach the servlet container (docs/decisions/0016-fast-path.md). Does
 * nothing where the fast path is unsupported or disabled.
 */
@ApplicationScoped
public class FastPath {
    /** Answers requests by their path. */
    public interface Handler {
        /**
         * Answers the request if the path is eligible for the fast path. Runs on connector threads outside of the application's contexts,
         * so that it must not use the database.
         *
         * @return whether the request was answered; if not, or if the method throws, the servlet container receives the unmodified request
         */
        boolean handle(String path, Delivery delivery) throws IOException;
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

    private Runnable removal = () -> {};

    /** Enables the fast path; {@code handler} is called for paths within the application. */
    public void open(Handler handler) {
        Optional<FastPathObserver.Count> count = observer.count();
        Optional<ZeroCopyDelivery.Running> zeroCopy = senders.fastPath();
        if (zeroCopy.isEmpty() || count.isEmpty()) {
            return;
        }
        try {
            removal = zeroCopy.get()
                    .open(new FastPathParts(
                            (uri, delivery) -> handler.handle(policy.path(uri).orElse(""), delivery),
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
