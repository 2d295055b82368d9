package io.vireo.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /home}: the address of the home page in the original web client. */
@WebPage
@Path("/home")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class HomeAliasResource {
    @Inject
    PageBuilder pages;

    /** 303 to {@code /}. */
    @GET
    public Response home() {
        return pages.redirect("").build();
    }
}
