package io.vireo.web;

import io.vireo.http.ApiResponse;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.page.ErrorPage;
import io.vireo.web.PageBuilder.PreparedPage;
import io.vireo.web.PageTexts.Translation;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows browsers an error of a page, or of a path at which there is nothing, as a page. All other clients, and all operations of the API,
 * get the JSON response.
 */
@Provider
@Dependent
public class ErrorPageFilter implements ContainerResponseFilter {
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;

    @Inject
    WebSettings settings;

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status < FIRST_ERROR
                || !settings.enabled()
                || !(response.getEntity() instanceof ApiResponse)
                || !isPage(status)
                || !ErrorPage.isAccepted(request.getHeaderString(HttpHeaders.ACCEPT))) {
            return;
        }
        PreparedPage prepared = prepared(status, request);
        if (prepared == null) {
            return;
        }
        Translation texts = prepared.texts();
        String key = key(status, request.getMethod());
        String title = texts.format(key + "_title");
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("heading", title);
        values.put("text", texts.format(key + "_text"));
        values.put("status", status);
        values.put("request", RequestIdFilter.current());
        values.put("noindex", true);
        values.put("again", status >= FIRST_SERVER_ERROR && request.getMethod().equals(HttpMethod.GET));
        values.put("script", true);
        try (Response page = prepared.respond(status, values).build()) {
            response.setEntity(page.getEntity(), null, page.getMediaType());
            page.getHeaders().forEach((name, list) -> response.getHeaders().putSingle(name, list.get(0)));
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.CACHE_CONTROL, status >= FIRST_SERVER_ERROR ? "no-store" : "private, no-cache");
        }
    }

    /**
     * Returns the page without its own variables: if the body of a form arrives later, when the request scope has ended, the one that was
     * prepared before, and null if none was.
     */
    private @Nullable PreparedPage prepared(int status, ContainerRequestContext request) {
        if (request.getProperty(PageBuilder.PREPARED_ERROR) instanceof PreparedPage early) {
            return early;
        }
        try {
            if (status >= FIRST_SERVER_ERROR) {
                visit.ignoreSession(); // the database may be the cause
            }
            return pages.prepare("error", "");
        } catch (ContextNotActiveException e) {
            return null;
        }
    }

    private static String key(int status, String method) {
        return switch (status) {
            case 403, 413, 429, 503 -> "error_" + status;
            case 404 -> method.equals(HttpMethod.POST) ? "error_other" : "error_404";
            default -> "error_other";
        };
    }

    /** Returns whether the error is that of a page; without a resource, only a path at which there is nothing is one. */
    private boolean isPage(int status) {
        Class<?> type = resource.getResourceClass();
        return type == null
                ? status == NOT_FOUND
                : (type.getPackageName() + ".").startsWith(WebPage.class.getPackageName() + ".");
    }
}
