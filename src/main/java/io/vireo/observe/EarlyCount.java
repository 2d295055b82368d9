package io.vireo.observe;

import io.vireo.http.EarlyAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what is answered early by its route. Lines of the access log and spans are made in the servlet container alone. */
@ApplicationScoped
class EarlyCount implements EarlyAnswers {
    @Inject
    Routes routes;

    @Inject
    AccessLog log;

    @Inject
    Spans spans;

    @Override
    public boolean areUnwanted() {
        return log.isOn() || spans.areOn();
    }

    @Override
    public void count(String method, String path, int status, long nanos) {
        routes.of(path).took(method, status, nanos);
    }
}
