package io.vireo.delivery;

import io.vireo.delivery.grizzly.FastPathFilter;
import io.vireo.delivery.grizzly.FastPathSender;
import io.vireo.http.CorsHeaders;
import io.vireo.http.FastPathObserver;
import io.vireo.http.grizzly.GrizzlyListeners;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests for files in Payara's connector, before the servlet container has seen them (docs/decisions/0016-short-way.md).
 * Where that is not possible, or not wanted, nothing is answered here.
 */
@ApplicationScoped
public class FastPath {
    private static final System.Logger LOG = System.getLogger(FastPath.class.getName());

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

    private final List<Runnable> removals = new ArrayList<>();

    /** Answers from now on. */
    public void open(Answers answers) {
        Optional<FastPathObserver.Count> count = answered.count();
        Optional<FastPathSender> way = senders.shortWay();
        if (way.isEmpty() || count.isEmpty()) {
            return;
        }
        try {
            for (Object transport : GrizzlyListeners.transports()) {
                FastPathFilter filter = new FastPathFilter(answers, way.get(), cors::add, count.get());
                removals.add(GrizzlyListeners.insert(transport, List.of(filter)));
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.DEBUG, "No Grizzly listeners", e);
        }
    }

    @PreDestroy
    void close() {
        removals.forEach(Runnable::run);
    }
}
