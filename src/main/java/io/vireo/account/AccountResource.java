package io.vireo.account;

import io.vireo.http.Answer;
import io.vireo.http.ClientAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code /sign_up} and {@code /sign_in}. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    @Inject
    SignUps signUps;

    @Inject
    SignIns signIns;

    @Inject
    ClientAddress clientAddress;

    /** 200 {@code ""}; 400 with a missing or invalid field, {@code "username"} or {@code "email"} when it is taken. */
    @POST
    @Path("sign_up")
    @PermitAll
    public Answer signUp(@Valid SignUp person, @Context HttpServletRequest request) {
        signUps.signUp(person, clientAddress.of(request));
        return Answer.EMPTY;
    }

    /** 200 with the token; 402 (or 401, a setting) with the attempts left; 403 while blocked; 429. */
    @POST
    @Path("sign_in")
    @PermitAll
    public Answer signIn(@Valid SignIn credentials, @Context HttpServletRequest request) {
        return Answer.of(new SignedIn(signIns.signIn(credentials, clientAddress.of(request))));
    }
}
