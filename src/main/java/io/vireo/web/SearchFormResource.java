package io.vireo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /search?q=…}: the target of the search field. */
@WebPage
@Path("/search")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SearchFormResource {
    @Inject
    PageBuilder pages;

    /** 303 to the page with the hits; to the home page without a query. */
    @GET
    public Response search(@QueryParam("q") @Nullable String query) {
        // a separator would end the path segment, and a container may reject its encoded form; it separates words
        // anyway
        String text = query == null ? "" : query.replaceAll("[/\\\\]+", " ").strip();
        boolean dots = text.matches("\\.{1,2}");
        // with a blank, which the search ignores: the path without it belongs to the API
        String segment = PageLinks.segment(text.equals("suggest") ? text + " " : text);
        return pages.redirect(text.isEmpty() || dots ? "" : "search/" + segment).build();
    }
}
