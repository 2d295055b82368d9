package io.vireo.observability;

import io.vireo.http.ApiResponse;
import io.vireo.platform.Metrics;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Counts error responses by route and error code. The codes are those of the API, never client input. */
@Provider
public class ErrorMetricsFilter implements ContainerResponseFilter {
    private static final int MIN_ERROR_STATUS = 400;

    @Inject
    RouteRegistry routes;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= MIN_ERROR_STATUS && response.getEntity() instanceof ApiResponse apiResponse) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            Metrics.registry()
                    .counter(
                            "vireo.http.errors",
                            "route",
                            routes.tree().of(path).template(),
                            "code",
                            code(apiResponse.response()))
                    .increment();
        }
    }

    /**
     * Returns the error code of a response. An error with further data is an object with the code as one of its keys: the
     * alphabetically first.
     */
    private static String code(Object response) {
        return response instanceof Map<?, ?> data
                ? data.keySet().stream()
                        .map(String::valueOf)
                        .sorted()
                        .findFirst()
                        .orElse("")
                : response.toString();
    }
}
