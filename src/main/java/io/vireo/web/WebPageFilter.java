package io.vireo.web;

import io.vireo.auth.Sessions;
import io.vireo.http.CommonError;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 instead of the pages if the web client is turned off, and rejects forms that another site sends. */
@WebPage
@Provider
@Priority(Priorities.AUTHENTICATION)
@Dependent
public class WebPageFilter implements ContainerRequestFilter {
    @Inject
    WebSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.enabled()) {
            throw CommonError.NOT_FOUND.exception();
        }
        if (request.getMethod().equals(HttpMethod.POST)) {
            Sessions.requireSameOrigin(request::getHeaderString);
        }
    }
}
