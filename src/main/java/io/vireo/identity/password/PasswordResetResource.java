package io.vireo.identity.password;

import io.vireo.http.ApiResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /password/reset}. */
@Path("/password/reset")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResetResource {
    @Inject
    PasswordResetService resets;

    /** 200 {@code ""}: the password has been changed and all tokens of the channel are revoked; 400 {@code "bad-reset-token"}. */
    @POST
    @PermitAll
    public ApiResponse reset(@Valid ResetPasswordRequest reset) {
        resets.reset(reset);
        return ApiResponse.EMPTY;
    }
}
