package io.vireo.web;

import io.vireo.auth.Sessions;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /signout}: ends the session. */
@WebPage
@Path("/signout")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignOutPageResource {
    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Sessions sessions;

    /** 303 to the home page; the token is revoked. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response signOut() {
        sessions.end(visit.request());
        return pages.redirect("")
                .header(HttpHeaders.SET_COOKIE, sessions.removal(visit.request()))
                .build();
    }
}
