package io.vireo.identity.signup;

import io.vireo.auth.Sessions;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code /sign_up} and {@code /sign_in}. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final int MIN_DELAY_MILLIS = 1000;
    private static final int MAX_DELAY_MILLIS = 3000;

    @Inject
    SignUpService signUpService;

    @Inject
    SignInService signInService;

    @Inject
    Sessions sessions;

    @Inject
    ClientAddress clientAddress;

    @Inject
    SecureRandom random;

    @Resource
    ManagedScheduledExecutorService executor;

    /** 200 {@code ""}; 400 with a missing or invalid field, {@code "username"} or {@code "email"} if already taken. */
    @POST
    @Path("sign_up")
    @RequiresDiskSpace
    @PermitAll
    public ApiResponse signUp(@Valid SignUpRequest person, @Context HttpServletRequest request) {
        signUpService.signUp(person, clientAddress.of(request));
        return ApiResponse.EMPTY;
    }

    /**
     * 200 with the token, and the cookie of a session if {@code cookie} is {@code true}; 402 (or 401, depending on a setting) with the
     * attempts left; 403 during a lockout; 429; 503, which is delayed by a random time so that rejected clients do not retry at once and
     * all together.
     */
    @POST
    @Path("sign_in")
    @PermitAll
    public void signIn(
            @Valid SignInRequest credentials,
            @QueryParam("cookie") @Nullable String cookie,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        try {
            String token = signInService.signIn(credentials, clientAddress.of(request));
            Response.ResponseBuilder builder = Response.ok(ApiResponse.of(new TokenResponse(token)));
            if ("true".equals(cookie)) {
                builder.header(HttpHeaders.SET_COOKIE, sessions.start(token, request));
            }
            response.resume(builder.build());
        } catch (ServiceUnavailableException e) {
            int delay = MIN_DELAY_MILLIS + random.nextInt(MAX_DELAY_MILLIS - MIN_DELAY_MILLIS);
            executor.schedule(() -> response.resume(e), delay, TimeUnit.MILLISECONDS);
        }
    }
}
