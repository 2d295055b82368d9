package io.vireo.observe;

import io.vireo.http.Answer;
import io.vireo.platform.Metering;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Counts refusals by route and reason. The reasons are those of the catalogue, never what the client has sent. */
@Provider
public class RefusedAnswers implements ContainerResponseFilter {
    private static final int REFUSED = 400;

    @Inject
    Routes routes;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= REFUSED && response.getEntity() instanceof Answer answer) {
            String path = request.getUriInfo().getRequestUri().getRawPath();
            Metering.registry()
                    .counter(
                            "vireo.http.refusals",
                            "route",
                            routes.tree().of(path).template(),
                            "reason",
                            reason(answer.response()))
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
