package io.vireo.observability;

import io.vireo.http.ApiResponse;
import io.vireo.platform.Metrics;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Counts refusals by route and reason. The reasons are those of the catalogue, never what the client has sent. */
@Provider
public class ErrorMetricsFilter implements ContainerResponseFilter {
    private static final int REFUSED = 400;

    @Inject
    Routes routes;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= REFUSED && response.getEntity() instanceof ApiResponse apiResponse) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            Metrics.registry()
                    .counter(
                            "vireo.http.errors",
                            "route",
                            routes.tree().of(path).template(),
                            "reason",
                            reason(apiResponse.response()))
                    .increment();
        }
    }

    /** A refusal with data of the call is an object, one of whose keys is the reason: the first by the alphabet. */
    private static String reason(Object response) {
        return response instanceof Map<?, ?> data
                ? data.keySet().stream()
                        .map(String::valueOf)
                        .sorted()
                        .findFirst()
                        .orElse("")
                : response.toString();
    }
}
