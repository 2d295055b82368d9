package io.vireo.identity.password;

import io.vireo.http.ApiResponse;
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

/** {@code /password/forgot}. */
@Path("/password/forgot")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ForgottenPasswordResource {
    @Inject
    PasswordResetService resets;

    @Inject
    ClientAddress clientAddress;

    /** 200 {@code ""}, whether or not an account has the address; 429 if the rate limit is exceeded. */
    @POST
    @PermitAll
    public ApiResponse forgot(@Valid ForgotPasswordRequest forgotten, @Context HttpServletRequest request) {
        resets.forgot(forgotten.email(), clientAddress.of(request));
        return ApiResponse.EMPTY;
    }
}
