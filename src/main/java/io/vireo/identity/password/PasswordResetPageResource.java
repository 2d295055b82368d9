package io.vireo.identity.password;

import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.http.CommonError;
import io.vireo.identity.AccountMessage;
import io.vireo.identity.AccountPageRenderer;
import io.vireo.identity.AccountPages;
import io.vireo.identity.IdentityError;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /reset?token=…}: the page of the mailed password reset link; without a token, the page to ask for one. Works without script; as
 * {@code POST /password/reset}.
 */
@Path("/reset")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PasswordResetPageResource {
    private static final int MAX_BYTES = 8192;

    @Inject
    PasswordResetService resets;

    @Inject
    AccountPages pages;

    @Inject
    Validator validator;

    @Inject
    ClientAddress clientAddress;

    /** 200 with the form; 400 with an error page if the token is invalid or expired. Does not consume the token. */
    @GET
    public Response form(@QueryParam("token") @Nullable String token) {
        Optional<AccountPageRenderer> site = pages.site();
        if (token == null && site.isPresent()) {
            return site.get().linkForm(Response.Status.OK.getStatusCode(), false);
        }
        return token != null && resets.isUsable(token)
                ? pages.passwordForm(Response.Status.OK.getStatusCode(), token, AccountMessage.PASSWORD_HINT)
                : invalidLink();
    }

    /**
     * 200: the password has been changed; 400 with the form if the password is rejected, or with an error page if the token is invalid;
     * 503.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response reset(InputStream body, @Context HttpServletRequest request) throws IOException {
        PasswordResetForm form = PasswordResetForm.of(new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        Optional<AccountPageRenderer> site = pages.site();
        if (!form.email().isEmpty() && site.isPresent()) {
            return sendLink(form.email(), clientAddress.of(request), site.get());
        }
        ResetPasswordRequest reset = new ResetPasswordRequest(form.token(), form.password());
        try {
            if (!resets.isUsable(form.token())) {
                return invalidLink();
            }
            if (!validator.validate(reset).isEmpty()) {
                return pages.passwordForm(
                        CommonError.INVALID_FIELD.status(), form.token(), AccountMessage.PASSWORD_WEAK);
            }
            resets.reset(reset);
        } catch (ApiException e) {
            return rejected(e, form);
        }
        return pages.message(Response.Status.OK.getStatusCode(), AccountMessage.PASSWORD_CHANGED);
    }

    /** Answers the same for every address. */
    private Response sendLink(String email, String address, AccountPageRenderer site) {
        ForgotPasswordRequest forgotten = new ForgotPasswordRequest(email);
        try {
            if (validator.validate(forgotten).isEmpty()) {
                resets.forgot(forgotten.email(), address);
            }
        } catch (ApiException e) {
            return site.linkForm(e.status(), false);
        }
        return site.linkForm(Response.Status.OK.getStatusCode(), true);
    }

    private Response rejected(ApiException failure, PasswordResetForm form) {
        if (failure.reason() == CommonError.INVALID_FIELD) {
            return pages.passwordForm(failure.status(), form.token(), AccountMessage.PASSWORD_WEAK);
        }
        return failure.reason() == CommonError.UNAVAILABLE
                ? pages.passwordForm(failure.status(), form.token(), AccountMessage.PASSWORD_BUSY)
                : invalidLink();
    }

    private Response invalidLink() {
        return pages.message(IdentityError.BAD_RESET_TOKEN.status(), AccountMessage.RESET_LINK_INVALID);
    }
}
