package io.vireo.web;

import io.vireo.http.page.ErrorPage;
import io.vireo.http.page.PageLanguages;
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
import java.io.IOException;
import java.io.InputStream;

/** {@code /preferences}: keeps the theme and the language of a browser in cookies. */
@WebPage
@Path("/preferences")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PreferencesPageResource {
    private static final String ATTRIBUTES = "; Path=/; SameSite=Lax; HttpOnly; Max-Age=";
    private static final int YEAR_SECONDS = 31_536_000;

    @Inject
    PageBuilder pages;

    /** 303 to the page with the form. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response choose(InputStream body) throws IOException {
        FormData form = FormData.read(body);
        Response.ResponseBuilder builder = pages.redirect(PageLinks.within(form.get("back")));
        if (form.fields().containsKey("theme")) {
            String theme = form.get("theme");
            boolean chosen = ErrorPage.THEMES.contains(theme);
            builder.header(HttpHeaders.SET_COOKIE, cookie(ErrorPage.THEME_COOKIE, chosen ? theme : ""));
        }
        PageLanguages.ALL.stream()
                .map(language -> language.getLanguage())
                .filter(form.get("language")::equals)
                .forEach(tag -> builder.header(HttpHeaders.SET_COOKIE, cookie(PageLanguages.COOKIE, tag)));
        return builder.build();
    }

    private static String cookie(String name, String value) {
        return name + "=" + value + ATTRIBUTES + (value.isEmpty() ? 0 : YEAR_SECONDS);
    }
}
