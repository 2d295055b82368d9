package io.vireo.identity.email;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.identity.AccountPages;
import io.vireo.identity.IdentityError;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /email/verify}, the link in mails that confirms an address: a page for browsers, JSON for others. */
@Path("/email/verify")
@RequestScoped
@PermitAll
public class EmailVerificationResource {
    /** Where a client accepts both alike it gets JSON. */
    private static final String HTML = MediaType.TEXT_HTML + ";qs=0.5";

    @Inject
    EmailVerificationService verifications;

    @Inject
    AccountPages pages;

    /**
     * 200 {@code ""}: the address is confirmed, and is the account's from now on; 400 {@code "bad-email-token"}, or {@code "email"}
     * when another account has the address by now. It changes something although it is a {@code GET}, for people open it from their
     * mail; a second one with the same link changes nothing more and succeeds as well.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response verify(@QueryParam("token") @Nullable String token) {
        confirm(token);
        return Response.ok(ApiResponse.EMPTY)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same with pages. */
    @GET
    @Produces(HTML)
    public Response verifyPage(@QueryParam("token") @Nullable String token) {
        try {
            confirm(token);
        } catch (ApiException e) {
            if (e.reason() == IdentityError.EMAIL_TAKEN) {
                return pages.message(
                        e.status(), "This address is taken", "Another account has this e-mail address by now.");
            }
            if (e.reason() == IdentityError.BAD_EMAIL_TOKEN) {
                return pages.message(
                        e.status(),
                        "This link does not work any more",
                        "It is too old, or a newer one was sent. Ask for another one in the settings of your channel.");
            }
            throw e;
        }
        return pages.message(
                Response.Status.OK.getStatusCode(), "Your e-mail address is confirmed", "You can close this page.");
    }

    /** Mail servers look at links in advance: that confirms nothing. */
    @HEAD
    @Produces({MediaType.APPLICATION_JSON, HTML})
    public Response look() {
        return Response.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private void confirm(@Nullable String token) {
        if (token == null) {
            throw IdentityError.BAD_EMAIL_TOKEN.refusal();
        }
        verifications.confirm(token);
    }
}
