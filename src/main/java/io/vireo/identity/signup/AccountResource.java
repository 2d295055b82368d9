package io.vireo.identity.signup;

import io.vireo.http.ApiResponse;
import io.vireo.http.ClientAddress;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.signin.SignInRequest;
import io.vireo.identity.signin.SignInService;
import io.vireo.identity.signin.TokenResponse;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

/** {@code /sign_up} and {@code /sign_in}. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final int PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 3000;

    @Inject
    SignUpService signUpService;

    @Inject
    SignInService signInService;

    @Inject
    ClientAddress clientAddress;

    @Inject
    SecureRandom random;

    @Resource
    ManagedScheduledExecutorService executor;

    /** 200 {@code ""}; 400 with a missing or invalid field, {@code "username"} or {@code "email"} when it is taken. */
    @POST
    @Path("sign_up")
    @RequiresDiskSpace
    @PermitAll
    public ApiResponse signUp(@Valid SignUpRequest person, @Context HttpServletRequest request) {
        signUpService.signUp(person, clientAddress.of(request));
        return ApiResponse.EMPTY;
    }

    /**
     * 200 with the token; 402 (or 401, a setting) with the attempts left; 403 while blocked; 429; 503, which is answered late and not
     * to all at the same moment: who comes back at once would otherwise keep the server busy with refusing.
     */
    @POST
    @Path("sign_in")
    @PermitAll
    public void signIn(
            @Valid SignInRequest credentials, @Context HttpServletRequest request, @Suspended AsyncResponse answer) {
        try {
            answer.resume(
                    ApiResponse.of(new TokenResponse(signInService.signIn(credentials, clientAddress.of(request)))));
        } catch (ServiceUnavailableException e) {
            int pause = PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - PAUSE_MILLIS);
            executor.schedule(() -> answer.resume(e), pause, TimeUnit.MILLISECONDS);
        }
    }
}
