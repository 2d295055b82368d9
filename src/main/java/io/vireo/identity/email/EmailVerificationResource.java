package io.vireo.identity.email;

import io.vireo.http.ApiResponse;
import io.vireo.identity.IdentityError;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /email/verify}, the link in mails that confirms an address. */
@Path("/email/verify")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class EmailVerificationResource {
    @Inject
    EmailVerificationService verifications;

    /**
     * 200 {@code ""}: the address is confirmed, and is the account's from now on; 400 {@code "bad-email-token"}, or {@code "email"}
     * when another account has the address by now. It changes something although it is a {@code GET}, for people open it from their
     * mail.
     */
    @GET
    public ApiResponse verify(@QueryParam("token") @Nullable String token) {
        if (token == null) {
            throw IdentityError.BAD_EMAIL_TOKEN.refusal();
        }
        verifications.confirm(token);
        return ApiResponse.EMPTY;
    }

    /** Mail servers look at links in advance: that must not use them up. */
    @HEAD
    public Response look() {
        return Response.ok().type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
