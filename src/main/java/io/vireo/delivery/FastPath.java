package io.vireo.delivery;

import io.vireo.delivery.ZeroCopyDelivery.FastPathParts;
import io.vireo.http.ConnectorPolicy;
import io.vireo.http.ConnectorSelector;
import io.vireo.http.CorsHeaders;
import io.vireo.http.FastPathObserver;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers requests for files in Payara's connector, before the servlet container has seen them (docs/decisions/0016-fast-path.md).
 * Where that is not possible, or not wanted, nothing is answered here.
 */
@ApplicationScoped
public class FastPath {
    /** Sends what a path names. */
    public interface Answers {
        /**
         * Whether it has done so; if not, or if it throws, the servlet container gets the request as it came. It is called on the
         * connector's threads, outside of the application's contexts: it must not use a database.
         */
        boolean answer(String path, Delivery delivery) throws IOException;
    }

    @Inject
    SenderSelector senders;

    @Inject
    CorsHeaders cors;

    @Inject
    FastPathObserver answered;

    @Inject
    ConnectorSelector selector;

    @Inject
    ConnectorPolicy policy;

    private Runnable removal = () -> {};

    /** Answers from now on; {@code answers} is asked for paths within the application. */
    public void open(Answers answers) {
        Optional<FastPathObserver.Count> count = answered.count();
        Optional<ZeroCopyDelivery.Running> zeroCopy = senders.fastPath();
        if (zeroCopy.isEmpty() || count.isEmpty()) {
            return;
        }
        try {
            removal = zeroCopy.get()
                    .open(new FastPathParts(
                            (uri, delivery) -> answers.answer(policy.path(uri).orElse(""), delivery),
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
