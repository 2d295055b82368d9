package io.vireo.identity.notification;

import io.vireo.http.ApiResponse;
import io.vireo.identity.ChannelError;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /unsubscribe}: one-click unsubscription from a mail category, without signing in (RFC 8058). The URL is in the header {@code
 * List-Unsubscribe} of the mails.
 */
@Path("/unsubscribe")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class UnsubscribeResource {
    @Inject
    NotificationPreferencesService preferences;

    /** 200 {@code ""}, also if the category was declined before; 400 {@code "bad-unsubscribe-token"}. The body is ignored. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public ApiResponse unsubscribe(
            @QueryParam("token") @Nullable String token, @QueryParam("mails") @Nullable String mails) {
        preferences.unsubscribe(required(token), required(mails));
        return ApiResponse.EMPTY;
    }

    /** 200 with the choices now in effect; changes nothing, because mail servers fetch links in advance. 400 as {@code POST}. */
    @GET
    public ApiResponse choices(
            @QueryParam("token") @Nullable String token, @QueryParam("mails") @Nullable String mails) {
        return new ApiResponse(
                preferences.byToken(required(token), required(mails)),
                "To receive no more of these mails, send a POST to this address.");
    }

    private static String required(@Nullable String parameter) {
        return Optional.ofNullable(parameter).orElseThrow(ChannelError.BAD_UNSUBSCRIBE_TOKEN::exception);
    }
}
