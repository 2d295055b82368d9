package io.vireo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /about}: what this site is. */
@WebPage
@Path("/about")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class AboutPageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    /** 200 with the page. */
    @GET
    public Response about() {
        return pages.page("about", visit.texts().format("about_title"), Map.of("canonical", "about"));
    }
}
