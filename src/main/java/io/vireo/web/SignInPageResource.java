package io.vireo.web;

import io.vireo.auth.Sessions;
import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.identity.signin.SignInRequest;
import io.vireo.identity.signin.SignInService;
import io.vireo.identity.signin.SuspendedException;
import io.vireo.web.PageTexts.Translation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /signin}: the page and its form. */
@WebPage
@Path("/signin")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignInPageResource {
    private static final String TIME_LEFT = "time-left";
    private static final String TRIES_LEFT = "try-left";
    private static final int MINUTE = 60;

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    SignInService signIns;

    @Inject
    Sessions sessions;

    @Inject
    ClientAddress clientAddress;

    /** 200 with the form. */
    @GET
    public Response form(@QueryParam("next") @Nullable String next) {
        return page(200, "", PageLinks.within(next), Map.of("stay", true));
    }

    /**
     * 303 to the page from which the visitor came, or to the settings if the channel is suspended, with the session; 402 (or 401), 403, 429
     * or 503 with the form and the reason.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response signIn(InputStream body) throws IOException {
        FormData form = FormData.read(body);
        String next = PageLinks.within(form.get("next"));
        String username = form.get("username");
        SignInRequest credentials = new SignInRequest(username, form.get("password"));
        if (username.isBlank() || !validator.validate(credentials).isEmpty()) {
            return page(
                    400, username, next, Map.of("note", visit.texts().format("signin_wrong"), "stay", isStaying(form)));
        }
        try {
            return signedIn(signIns.signIn(credentials, clientAddress.of(visit.request())), form, next);
        } catch (SuspendedException e) {
            return signedIn(e.token(), form, "settings"); // there its owner finds the reason, and can appeal
        } catch (ApiException e) {
            return rejected(e, username, form, next);
        }
    }

    private Response signedIn(String token, FormData form, String next) {
        return pages.redirect(next)
                .header(HttpHeaders.SET_COOKIE, sessions.start(token, isStaying(form), visit.request()))
                .build();
    }

    private static boolean isStaying(FormData form) {
        return form.fields().containsKey("stay");
    }

    private Response rejected(ApiException rejection, String username, FormData form, String next) {
        Translation texts = visit.texts();
        Map<String, Object> values = new HashMap<>();
        values.put("stay", isStaying(form));
        Map<?, ?> details = rejection.response().response() instanceof Map<?, ?> map ? map : Map.of();
        if (details.get(TIME_LEFT) instanceof Number seconds) {
            values.put("locked", true);
            values.put("seconds", seconds);
            values.put("clock", DisplayFormats.clock(seconds.longValue()));
            values.put("minutes", texts.format("minutes", (seconds.longValue() + MINUTE - 1) / MINUTE));
        } else if (details.get(TRIES_LEFT) instanceof Number tries) {
            values.put("note", texts.format("signin_wrong") + " " + texts.format("signin_tries", tries));
        } else {
            values.put("note", texts.format("signin_busy"));
        }
        rejection.retryAfterSeconds().ifPresent(wait -> values.put(PageBuilder.RETRY_AFTER, wait));
        return page(rejection.status(), username, next, values);
    }

    private Response page(int status, String username, String next, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>();
        values.put("note", false);
        values.put("locked", false);
        values.put("username", username);
        values.put("next", next);
        values.put("noindex", true);
        values.put("script", true);
        values.putAll(more);
        String title = Boolean.TRUE.equals(values.get("locked")) ? "locked_title" : "signin_title";
        return pages.respond(status, "signin", visit.texts().format(title), values)
                .build();
    }
}
