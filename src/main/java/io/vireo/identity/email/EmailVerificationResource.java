package io.vireo.identity.email;

import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.identity.AccountMessage;
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

/** {@code /email/verify}: the mailed link that verifies an e-mail address. Browsers receive an HTML page, other clients JSON. */
@Path("/email/verify")
@RequestScoped
@PermitAll
public class EmailVerificationResource {
    /** Lower quality, so that a client that accepts both types equally receives JSON. */
    private static final String HTML = MediaType.TEXT_HTML + ";qs=0.5";

    @Inject
    EmailVerificationService verifications;

    @Inject
    AccountPages pages;

    /**
     * 200 {@code ""}: the address is verified and is now the address of the account; 400 {@code "bad-email-token"}, or {@code "email"} if
     * another account has taken the address. {@code GET} changes state here because the link is opened from a mail; it is idempotent, and
     * repeated requests succeed.
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

    /** As {@link #verify}, with an HTML page as the response. */
    @GET
    @Produces(HTML)
    public Response verifyPage(@QueryParam("token") @Nullable String token) {
        try {
            confirm(token);
        } catch (ApiException e) {
            if (e.reason() == IdentityError.EMAIL_TAKEN) {
                return pages.message(e.status(), AccountMessage.EMAIL_TAKEN);
            }
            if (e.reason() == IdentityError.BAD_EMAIL_TOKEN) {
                return pages.message(e.status(), AccountMessage.EMAIL_LINK_INVALID);
            }
            throw e;
        }
        return pages.message(Response.Status.OK.getStatusCode(), AccountMessage.EMAIL_CONFIRMED);
    }

    /** Handles {@code HEAD} without verifying: mail servers fetch links in advance. */
    @HEAD
    @Produces({MediaType.APPLICATION_JSON, HTML})
    public Response head() {
        return Response.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private void confirm(@Nullable String token) {
        if (token == null) {
            throw IdentityError.BAD_EMAIL_TOKEN.exception();
        }
        verifications.confirm(token);
    }
}
