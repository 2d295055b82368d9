package io.vireo.identity.password;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.identity.AccountPages;
import io.vireo.identity.IdentityError;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code /reset?token=…}: the page of the mailed password reset link. Works without script; as {@code POST /password/reset}. */
@Path("/reset")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PasswordResetPageResource {
    private static final int MAX_BYTES = 8192;

    private static final String HINT =
            "At least 8 characters. Everybody who is signed in to your channel is signed out.";
    private static final String WEAK =
            "This password cannot be taken. It needs 8 to 50 characters, and it may be neither a common"
                    + " password nor your name or e-mail address.";

    @Inject
    PasswordResetService resets;

    @Inject
    AccountPages pages;

    @Inject
    Validator validator;

    /** 200 with the form; 400 with an error page if the token is invalid or expired. Does not consume the token. */
    @GET
    public Response form(@QueryParam("token") @Nullable String token) {
        return token != null && resets.isUsable(token)
                ? pages.passwordForm(Response.Status.OK.getStatusCode(), token, HINT)
                : invalidLink();
    }

    /**
     * 200: the password has been changed; 400 with the form if the password is rejected, or with an error page if the token is invalid;
     * 503.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response reset(InputStream body) throws IOException {
        PasswordResetForm form = PasswordResetForm.of(new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        ResetPasswordRequest reset = new ResetPasswordRequest(form.token(), form.password());
        try {
            if (!resets.isUsable(form.token())) {
                return invalidLink();
            }
            if (!validator.validate(reset).isEmpty()) {
                return pages.passwordForm(CommonError.INVALID_FIELD.status(), form.token(), WEAK);
            }
            resets.reset(reset);
        } catch (ApiException e) {
            return rejected(e, form);
        }
        return pages.message(
                Response.Status.OK.getStatusCode(), "Your password is changed", "You can sign in with it now.");
    }

    private Response rejected(ApiException failure, PasswordResetForm form) {
        if (failure.reason() == CommonError.INVALID_FIELD) {
            return pages.passwordForm(failure.status(), form.token(), WEAK);
        }
        return failure.reason() == CommonError.UNAVAILABLE
                ? pages.passwordForm(
                        failure.status(), form.token(), "The server is busy. Please try again in a few seconds.")
                : invalidLink();
    }

    private Response invalidLink() {
        return pages.message(
                IdentityError.BAD_RESET_TOKEN.status(),
                "This link does not work any more",
                "It was used, it is too old, or a newer one was sent. Ask for another one with \u201cforgot password\u201d.");
    }
}
