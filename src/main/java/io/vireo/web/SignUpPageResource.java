package io.vireo.web;

import io.vireo.auth.Sessions;
import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.signin.SignInRequest;
import io.vireo.identity.signin.SignInService;
import io.vireo.identity.signup.SignUpRequest;
import io.vireo.identity.signup.SignUpService;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /signup}: the page and its form, with errors at the fields. */
@WebPage
@Path("/signup")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignUpPageResource {
    private static final Set<String> TEXTS =
            Set.of("fname", "mname", "lname", "username", "email", "day", "month", "year");
    private static final Set<String> FIELDS =
            Set.of("fname", "mname", "lname", "username", "email", "password", "birth");

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    Validator validator;

    @Inject
    SignUpService signUps;

    @Inject
    SignInService signIns;

    @Inject
    Sessions sessions;

    @Inject
    ClientAddress clientAddress;

    /** 200 with the form. */
    @GET
    public Response form() {
        return page(200, new FormData(Map.of()), new FormErrors(visit.texts()));
    }

    /** 303 to the home page, signed in; 400, 429 or 503 with the form as it was sent, without the password. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response signUp(InputStream body) throws IOException {
        FormData form = FormData.read(body);
        SignUpRequest person = person(form);
        FormErrors errors = new FormErrors(visit.texts());
        errors.addAll(validator.validate(person));
        if (!errors.isEmpty()) {
            return page(400, form, errors);
        }
        String address = clientAddress.of(visit.request());
        try {
            signUps.signUp(person, address);
        } catch (ApiException e) {
            errors.add(e, FIELDS);
            return page(e.status(), form, errors);
        }
        return signedIn(person, address);
    }

    /** Signs the new account in; if the server is too busy for that, the visitor does it. */
    private Response signedIn(SignUpRequest person, String address) {
        try {
            String token = signIns.signIn(new SignInRequest(person.username(), person.password()), address);
            return pages.redirect("")
                    .header(HttpHeaders.SET_COOKIE, sessions.start(token, visit.request()))
                    .build();
        } catch (ApiException e) {
            return pages.redirect("signin").build();
        }
    }

    private static SignUpRequest person(FormData form) {
        return new SignUpRequest(
                form.get("fname"),
                form.get("mname"),
                form.get("lname"),
                form.get("username"),
                form.get("email"),
                form.get("password"),
                form.number("day"),
                form.number("month"),
                form.number("year"));
    }

    private Response page(int status, FormData form, FormErrors errors) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        TEXTS.forEach(name -> values.put("value_" + name, form.get(name)));
        values.put("months", months(form.number("month")));
        values.put("noindex", true);
        values.put("script", true);
        return pages.respond(status, "signup", visit.texts().format("signup_title"), values)
                .build();
    }

    private List<Map<String, Object>> months(int selected) {
        return Arrays.stream(Month.values())
                .map(month -> Map.<String, Object>of(
                        "number",
                        month.getValue(),
                        "name",
                        month.getDisplayName(TextStyle.FULL_STANDALONE, visit.language()),
                        "selected",
                        month.getValue() == selected))
                .toList();
    }
}
