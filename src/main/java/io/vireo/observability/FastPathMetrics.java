package io.vireo.observability;

import io.vireo.http.FastPathObserver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Counts what is answered early by its route. Lines of the access log and spans are made in the servlet container alone. */
@ApplicationScoped
class FastPathMetrics implements FastPathObserver {
    @Inject
    Routes routes;

    @Inject
    AccessLog log;

    @Inject
    Tracing tracing;

    @Override
    public Optional<Count> count() {
        if (log.isOn() || tracing.areOn()) {
            return Optional.empty();
        }
        RouteTree tree = routes.tree();
        return Optional.of((method, path, status, nanos) -> tree.of(path).took(method, status, nanos));
    }
}
