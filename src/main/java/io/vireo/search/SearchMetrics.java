package io.vireo.search;

import io.micrometer.core.instrument.Counter;
import io.vireo.platform.Metrics;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Counts the answers that say that they may miss something. */
@Provider
public class SearchMetrics implements ContainerResponseFilter {
    private static final Counter TIME_LIMIT = counter("time-limit");
    private static final Counter INDEXING = counter("indexing");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String reason = response.getHeaderString(SearchResource.INCOMPLETE);
        if (reason != null) {
            (reason.equals("time-limit") ? TIME_LIMIT : INDEXING).increment();
        }
    }

    private static Counter counter(String reason) {
        return Counter.builder("vireo.search.incomplete")
                .description("Searches that were answered with what was found by then")
                .tag("reason", reason)
                .register(Metrics.registry());
    }
}
