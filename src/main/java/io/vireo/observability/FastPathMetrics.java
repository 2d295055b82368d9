package io.vireo.observability;

import io.vireo.http.FastPathObserver;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.Optional;

/** Counts fast-path requests by route. Access log lines and spans exist only for requests that reach the servlet container. */
@Component
class FastPathMetrics implements FastPathObserver {
    @Inject
    RouteRegistry routes;

    @Inject
    AccessLog log;

    @Inject
    Tracing tracing;

    @Override
    public Optional<Count> count() {
        if (log.isOn() || tracing.isEnabled()) {
            return Optional.empty();
        }
        RouteTree tree = routes.tree();
        return Optional.of((method, path, status, nanos) -> tree.of(path).record(method, status, nanos));
    }
}
